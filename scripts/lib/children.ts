import { type ChildProcess, spawn } from 'node:child_process'
import { at, root } from './paths.ts'

export interface Child {
  name: string
  process: ChildProcess
  /** Settles when the child says it is ready; rejects when it ends before that. */
  ready: Promise<unknown>
  /** Asks it to stop and waits; after `patienceMs` it is killed. */
  stop(patienceMs?: number): Promise<void>
}

/**
 * Starts a script of ours on this runtime, in a process group of its own: Ctrl-C reaches only the parent, which stops its
 * children in order. A child notices the parent's death by the closed channel and stops by itself.
 */
export const startChild = (
  name: string,
  script: string,
  env: Record<string, string | undefined>,
  args: string[] = [],
): Child => {
  const child = spawn(process.execPath, [...args, at(script)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`${name} ended before it was ready (code ${code}).`)))
    child.once('error', reject)
  })
  ready.catch(() => {})
  return {
    name,
    process: child,
    ready,
    stop: async (patienceMs = 15_000) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await ended
      clearTimeout(timer)
    },
  }
}
