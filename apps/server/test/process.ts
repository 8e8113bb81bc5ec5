import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

export interface ServerProcess {
  url: string
  post(path: string, token: string, body: object): Promise<{ status: number; json: Record<string, unknown> } | null>
  /** As if the machine lost power. */
  kill(): Promise<void>
  /** Asked to stop, as an operator does. */
  stop(): Promise<number | null>
}

/** The server as a process of its own, once it says that it is ready. */
export const startServerProcess = async (env: Record<string, string>, port: number): Promise<ServerProcess> => {
  const child = fork(main, {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test', PORT: String(port), ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaints = ''
  child.stderr?.on('data', (part) => {
    complaints += part
  })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The server left with ${code}: ${complaints}`)
    }),
  ])
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    post: (path, token, body) =>
      fetch(url + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then(
        async (reply) => ({ status: reply.status, json: (await reply.json()) as Record<string, unknown> }),
        () => null,
      ),
    kill: () => end(child, 'SIGKILL').then(() => {}),
    stop: () => end(child, 'SIGTERM'),
  }
}

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const left = once(child, 'exit')
  child.kill(signal)
  const [code] = await left
  return code as number | null
}
