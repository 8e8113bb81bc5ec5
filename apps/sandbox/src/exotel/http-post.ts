import * as http from 'node:http'
import * as https from 'node:https'

export interface Poster {
  /** Status of the receiver's reply. Rejects when it cannot be reached or is silent for `timeoutMs`. */
  post(url: URL, type: string, payload: string, timeoutMs: number): Promise<number>
  close(): void
}

/** Posts over kept-alive connections; follows no redirect, since Exotel does not. */
export function newPoster(): Poster {
  const agents = {
    'http:': new http.Agent({ keepAlive: true, maxSockets: 256 }),
    'https:': new https.Agent({ keepAlive: true, maxSockets: 256 }),
  }
  return {
    post(url, type, payload, timeoutMs) {
      const secure = url.protocol === 'https:'
      const headers = { 'content-type': type, 'content-length': Buffer.byteLength(payload) }
      const options = { method: 'POST', agent: agents[secure ? 'https:' : 'http:'], headers, timeout: timeoutMs }
      return new Promise((resolve, reject) => {
        const request = (secure ? https : http).request(url, options, (response) => {
          response.resume()
          response.once('end', () => resolve(response.statusCode ?? 0))
          response.once('error', reject)
        })
        request.once('timeout', () => request.destroy(new Error('no reply in time')))
        request.once('error', reject)
        request.end(payload)
      })
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}
