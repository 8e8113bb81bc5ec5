import type { ImportField } from '@telehub/contracts'
import type { CountryCode } from 'libphonenumber-js/max'
import { cleanCell, oneLine } from './clean.ts'
import { Columns, type MappedColumn } from './columns.ts'
import type { LeadRow, RowRead } from './lead-row.ts'
import { readDate } from './read-date.ts'
import { jsonTexts, type LeadPhone, readPhones } from './read-phones.ts'
import { readStatus } from './read-status.ts'
import { readEmail, readLanguage, readMoney, readScore, readYesNo } from './read-values.ts'
import { type RejectReason, type RowWarning, warning } from './reasons.ts'
import { readCountry } from './regions.ts'

export type ReadOptions = {
  /** Which CRM the ids belong to. */
  externalSystem: string
  region?: CountryCode
  /** For dates without an offset. */
  zone?: string
  monthFirst?: readonly number[]
}

const mostPhones = 10

/**
 * Makes the reader of one file's rows. The reader is pure: cells in; a lead with what had to be left out of it, or the reason why there is none.
 * A lead needs a name or an organisation, and at least one phone that can exist.
 */
export function makeLeadReader(
  mapping: readonly MappedColumn[],
  options: ReadOptions,
): (cells: readonly string[]) => RowRead {
  const columns = new Columns(mapping)
  return (cells) => new RowReader(columns, options, cells).read()
}

class RowReader {
  readonly #columns: Columns
  readonly #options: ReadOptions
  readonly #cells: readonly string[]
  readonly #warnings: string[] = []
  readonly #custom: Record<string, string> = {}

  constructor(columns: Columns, options: ReadOptions, cells: readonly string[]) {
    this.#columns = columns
    this.#options = options
    this.#cells = cells
  }

  read(): RowRead {
    const { phones, rejected, email } = this.#phones()
    const name = this.#cut(this.#name(), 200)
    const organisation = this.#cut(this.#text('organisation') ?? '', 300)
    if (rejected) return { rejected, warnings: [] }
    if (name === '' && organisation === '') return { rejected: 'name-missing', warnings: [] }
    this.#keepCustom()
    const externalId =
      this.#text('externalId')
        ?.replace(/^(\d+)\.0+$/, '$1')
        .slice(0, 200) ?? null
    const lead: LeadRow = {
      externalSystem: externalId === null ? null : this.#options.externalSystem,
      externalId,
      name,
      organisation,
      designation: this.#short('designation', 200),
      decisionMaker: this.#value('decisionMaker', readYesNo),
      email: this.#email(email),
      city: this.#short('city', 120),
      district: this.#short('district', 120),
      state: this.#short('state', 120),
      pin: this.#text('pin')?.replace(/\.0+$/, '').replace(/\s/g, '').slice(0, 12) ?? null,
      language: this.#value('language', readLanguage, 'language-not-known'),
      source: this.#short('source', 120),
      campaign: this.#short('campaign', 200),
      status: this.#value('status', readStatus, 'status-not-known'),
      score: this.#value('score', readScore, 'number-not-understood'),
      vip: this.#value('vip', readYesNo),
      expectedValue: this.#value('expectedValue', readMoney, 'number-not-understood'),
      budget: this.#value('budget', readMoney, 'number-not-understood'),
      owner: this.#short('owner', 200),
      createdAt: this.#date('createdAt'),
      lastContactAt: this.#date('lastContactAt'),
      doNotCall: this.#value('doNotCall', readYesNo) ?? false,
      notes: this.#cut(this.#columns.joined(this.#cells, 'notes', '\n'), 20_000),
      custom: this.#custom,
      phones,
    }
    return { lead, warnings: this.#warnings }
  }

  #warn(code: RowWarning, about = '') {
    this.#warnings.push(warning(code, about))
  }

  #text(field: ImportField): string | null {
    const found = this.#columns.first(this.#cells, field)
    return found ? oneLine(found.text) : null
  }

  #short(field: ImportField, most: number): string | null {
    const text = this.#text(field)
    return text === null ? null : this.#cut(text, most)
  }

  #cut(text: string, most: number): string {
    if (text.length <= most) return text
    this.#warn('text-cut', text.slice(0, 30))
    return text.slice(0, most).toWellFormed()
  }

  /** A cell's meaning; one that has none here stays with the lead as text under its heading. */
  #value<T>(field: ImportField, understand: (text: string) => T | null, otherwise?: RowWarning): T | null {
    const found = this.#columns.first(this.#cells, field)
    if (!found) return null
    const value = understand(found.text)
    if (value === null) {
      this.#custom[found.column.heading] = found.text.slice(0, 2_000)
      if (otherwise) this.#warn(otherwise, found.text)
    }
    return value
  }

  #date(field: 'createdAt' | 'lastContactAt'): Date | null {
    const monthFirst = (index: number) => this.#options.monthFirst?.includes(index) ?? false
    const index = this.#columns.first(this.#cells, field)?.column.index ?? -1
    const zone = this.#options.zone ?? 'Asia/Kolkata'
    return this.#value(field, (text) => readDate(text, { zone, monthFirst: monthFirst(index) }), 'date-not-understood')
  }

  #name(): string {
    const whole = this.#columns.joined(this.#cells, 'name', ' ')
    const parts = [
      this.#columns.joined(this.#cells, 'firstName', ' '),
      this.#columns.joined(this.#cells, 'lastName', ' '),
    ]
    const name = whole !== '' ? whole : parts.filter((part) => part !== '').join(' ')
    const salutation = name === '' ? '' : (this.#text('salutation') ?? '')
    return salutation === '' || name.startsWith(salutation) ? name : `${salutation} ${name}`
  }

  /** All numbers of all phone columns; the reason is that of the first bad one when none is good. */
  #phones(): { phones: LeadPhone[]; rejected: RejectReason | null; email: string | null } {
    const phones: LeadPhone[] = []
    const seen = new Set<string>()
    let problem: RejectReason | null = null
    let email: string | null = null
    const skipped: string[] = []
    const country = this.#country()
    for (const column of this.#columns.of('phone')) {
      const read = readPhones(this.#cells[column.index], country.region ?? this.#options.region ?? 'IN', country.code)
      email ??= read.emails[0] ?? null
      for (const bad of read.problems) {
        problem ??= bad.problem
        skipped.push(`${column.heading}, ${bad.problem.replace('phone-', '').replaceAll('-', ' ')}`)
      }
      for (const phone of read.phones) {
        if (seen.has(phone.phone)) continue
        seen.add(phone.phone)
        phones.push(phone)
      }
    }
    if (phones.length === 0) return { phones, rejected: problem ?? 'phone-missing', email }
    for (const about of skipped) this.#warn('phone-skipped', about)
    if (phones.length > mostPhones) this.#warn('too-many-phones')
    if (phones.some((phone) => phone.placeholder)) this.#warn('phone-placeholder')
    return { phones: phones.slice(0, mostPhones), rejected: null, email }
  }

  #country() {
    const found = this.#columns.first(this.#cells, 'countryCode')
    if (!found) return { region: null, code: '' }
    const country = readCountry(found.text)
    if (/\p{L}/u.test(found.text) && country.region !== 'IN')
      this.#custom[found.column.heading] = found.text.slice(0, 120)
    return country
  }

  #email(fromPhones: string | null): string | null {
    let email: string | null = null
    for (const column of this.#columns.of('email')) {
      const text = cleanCell(this.#cells[column.index])
      if (text === '') continue
      const parts = text.startsWith('[') || text.startsWith('{') ? jsonTexts(text) : text.split(/[\s,;|/<>]+/)
      const good = parts.map(readEmail).filter((part) => part !== null)
      if (good.length === 0) this.#warn('email-not-valid', text)
      email ??= good[0] ?? null
      if (good.length === 0 || parts.length > 1) this.#custom[column.heading] = text.slice(0, 2_000)
    }
    return email ?? (fromPhones ? readEmail(fromPhones) : null)
  }

  #keepCustom() {
    for (const column of this.#columns.of('custom')) {
      const text = cleanCell(this.#cells[column.index])
      if (text !== '') this.#custom[column.heading] = text.slice(0, 2_000).toWellFormed()
    }
    const widest = Math.max(-1, ...this.#columns.known)
    if (this.#cells.length <= widest + 1) return
    for (let index = widest + 1; index < this.#cells.length; index++) {
      const text = cleanCell(this.#cells[index])
      if (text === '') continue
      if (this.#custom[`Column ${index + 1}`] === undefined) this.#custom[`Column ${index + 1}`] = text.slice(0, 2_000)
      if (!this.#warnings.includes('extra-cells')) this.#warn('extra-cells')
    }
  }
}
