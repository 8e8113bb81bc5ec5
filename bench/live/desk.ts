import { WebSocket } from 'ws'

export interface Desk {
  close(): void
}

/** What an event's packet begins with, up to its name, and where its call's id stands. */
const packet = '42["'
const marks = ['"call":{"id":"', '"callId":"'] as const
const idLength = 36

/**
 * A signed-in desk on Socket.IO's wire, opened once the server is ready for it. Reads of a packet only its name and the call's
 * id: what a browser's library does with the rest is its own machine's work, not the measured one's.
 */
export const openDesk = (url: string, token: string, onEvent: (type: string, callId: string) => void): Promise<Desk> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    const desk = { close: () => socket.terminate() }
    socket.on('error', reject)
    socket.on('message', (bytes) => {
      const text = bytes.toString()
      if (text[0] === '2') return socket.send('3')
      if (text[0] === '0') return socket.send(`40${JSON.stringify({ token })}`)
      if (text.startsWith('44')) return reject(new Error(`a desk was refused: ${text}`))
      if (!text.startsWith(packet)) return
      const type = text.slice(packet.length, text.indexOf('"', packet.length))
      if (type === 'ready') return resolve(desk)
      for (const mark of marks) {
        const at = text.indexOf(mark)
        if (at !== -1) return onEvent(type, text.slice(at + mark.length, at + mark.length + idLength))
      }
    })
  })
