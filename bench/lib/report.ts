import { readFile, writeFile } from 'node:fs/promises'
import { cpus, release, totalmem, type } from 'node:os'
import { at } from '../../scripts/lib/paths.ts'

export const markdownTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const machine = (): string => {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.versions.node}`
}

const file = at('docs/performance.md')

/** Prints the report and puts it in the place of the last one of that name in docs/performance.md. */
export const publish = async (name: string, command: string, report: string): Promise<void> => {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const day = new Date().toISOString().slice(0, 10)
  const block = `${start}\n\`${command}\`, ${day}, on ${machine()}; client, server and database share the machine.\n\n${report}\n${end}`
  process.stdout.write(`\n${report}\n`)
  const text = await readFile(file, 'utf8')
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  const next =
    from === -1 || to === -1
      ? `${text.trimEnd()}\n\n${block}\n`
      : text.slice(0, from) + block + text.slice(to + end.length)
  await writeFile(file, next)
}
