import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** The fields of /proc/PID/stat after the name: the parent is the second, the times of CPU the 12th to 15th. */
const statOf = (pid: number): string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  } catch {
    return []
  }
}

const ticks = (stat: readonly string[], from: number, to: number): number =>
  stat.slice(from, to).reduce((sum, field) => sum + Number(field), 0)

/** CPU seconds of a process, its children, and those of its children that have ended (Linux; zero elsewhere). */
export const cpuSecondsOfFamily = (pid: number): number => {
  let used = ticks(statOf(pid), 11, 15)
  try {
    for (const entry of readdirSync('/proc')) {
      const stat = /^\d+$/.test(entry) ? statOf(Number(entry)) : []
      if (Number(stat[1]) === pid) used += ticks(stat, 11, 13)
    }
  } catch {
    return 0
  }
  return used / ticksPerSecond
}
