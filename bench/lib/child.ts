import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { at, root } from '../../scripts/lib/paths.ts'

export interface BenchChild {
  process: ChildProcess
  /** CPU seconds used so far, and resident memory in MB (Linux; zeros elsewhere). */
  usage(): { cpuSeconds: number; memoryMb: number }
  stop(): Promise<void>
}

const ticksPerSecond = 100

/** Runs a script in a process of its own until `stop`; what it writes to stderr is passed on. */
export const startBenchChild = (script: string, env: Record<string, string>): BenchChild => {
  const child = spawn(process.execPath, [at(script)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    process: child,
    usage: () => {
      try {
        const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        const pages = Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1])
        return {
          cpuSeconds: (Number(stat[11]) + Number(stat[12])) / ticksPerSecond,
          memoryMb: (pages * 4096) / 2 ** 20,
        }
      } catch {
        return { cpuSeconds: 0, memoryMb: 0 }
      }
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(timer)
    },
  }
}

/** Settles once the address answers with success; throws when the child ended instead. */
export const whenUp = async (url: string, child: BenchChild): Promise<void> => {
  for (;;) {
    if (child.process.exitCode !== null) throw new Error(`${url}: the process ended before it answered`)
    if (
      await fetch(url).then(
        (reply) => reply.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
