import { Agent, request } from 'node:http'

export interface Answer {
  status: number
  body: Buffer
}

/** Requests over kept connections, at most `connections` of them. */
export const makeClient = (connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    get: (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const sent = request(url, { agent, headers }, (reply) => {
          const parts: Buffer[] = []
          reply.on('data', (part: Buffer) => parts.push(part))
          reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(parts) }))
          reply.on('error', reject)
        })
        sent.on('error', reject)
        sent.end()
      }),
    close: () => agent.destroy(),
  }
}
