import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { makeRandom } from '../../apps/server/seed/random.ts'
import {
  designations,
  firstNames,
  lastNames,
  places,
  schoolKinds,
  schoolNames,
  sources,
} from '../../apps/server/seed/words.ts'

/** What the file holds, so that the ledger can be held against it. */
export interface FileTruth {
  rows: number
  rejected: number
  repeats: number
}

const heads = [
  'Record Id',
  'Lead Name',
  'Company',
  'Title',
  'Phone',
  'Email',
  'City',
  'State',
  'Lead Source',
  'Score',
  'Created Time',
  'Description',
]

/** Past so many rows the cells are blank but for id, name and phone: an upload may have 50 MB. */
const mostFullRows = 300_000
const month = 28 * 86_400_000

/** Writes a CRM export of so many rows of the last four weeks: some without a usable phone, some a repeat of a row before. */
export const writeLeadFile = async (path: string, rows: number, seed: number): Promise<FileTruth> => {
  const random = makeRandom(seed)
  const full = rows <= mostFullRows
  const now = Date.now()
  const out = createWriteStream(path)
  out.write(`${heads.join(',')}\r\n`)
  const truth: FileTruth = { rows, rejected: 0, repeats: 0 }
  let last = ''
  let bad = false
  for (let i = 0; i < rows; i++) {
    if (last && random.chance(0.06)) {
      truth.repeats++
    } else {
      const place = random.zipf(places)
      const name = `${random.zipf(firstNames)} ${random.zipf(lastNames)}`
      bad = random.chance(0.015)
      // The range after 7000 keeps clear of the numbers that the database already has.
      const phone = bad
        ? random.pick(['9.19877E+11', '12345', 'n/a'])
        : `${random.pick(['', '+91 ', '0'])}7${String(seed % 10)}${String(i * 97)
            .padStart(8, '0')
            .slice(-8)}`
      const id = `R-${seed}-${i}`
      const rest = [
        `"${random.zipf(schoolNames)}, ${random.zipf(schoolKinds)} ${place.city}"`,
        random.zipf(designations),
        random.chance(0.4) ? `${name.toLowerCase().replace(/\W+/g, '.')}${i}@example.org` : '',
        place.city,
        place.state,
        random.zipf(sources),
        random.below(101),
        `"${crmTime(new Date(now - random.below(month)))}"`,
        random.chance(0.2) ? '"Asked about the fees, and a visit"' : '',
      ]
      const [organisation, designation, ...others] = full ? rest : rest.map(() => '')
      last = [id, name, organisation, designation, phone, ...others].join(',')
    }
    if (bad) truth.rejected++
    if (!out.write(`${last}\r\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return truth
}

/** As Zoho writes it, `15 Apr, 2026 10:03:00`, in UTC. */
const crmTime = (at: Date): string => {
  const [, day, month, year, time] = at.toUTCString().split(' ')
  return `${Number(day)} ${month}, ${year} ${time}`
}
