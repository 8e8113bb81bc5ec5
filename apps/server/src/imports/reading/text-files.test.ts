import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileOf, readAll } from '../fixtures/files.ts'
import { DelimitedRows } from './delimited.ts'
import { inspectFile } from './inspect-file.ts'
import { defaultLimits } from './limits.ts'

const marathi = 'शाळेचे नाव,संपर्क क्रमांक\nआश्रमशाळा शिरोळ,9833515293\n'
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(marathi), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${marathi}`), 'utf-8'],
    ['UTF-16 little-endian', utf16(marathi, false), 'utf-16le'],
    ['UTF-16 big-endian', utf16(marathi, true), 'utf-16be'],
  ])('%s', async (_, content, encoding) => {
    const { reading, cells } = await readAll(content)
    expect(reading).toMatchObject({ encoding, headings: ['शाळेचे नाव', 'संपर्क क्रमांक'], headingLine: 1 })
    expect(cells).toEqual([['आश्रमशाळा शिरोळ', '9833515293']])
  })

  test('UTF-16 without a mark is told by its zero bytes', async () => {
    const content = utf16('Name,Phone\nAsha,9822012345\n', false).subarray(2)
    expect((await readAll(content)).cells).toEqual([['Asha', '9822012345']])
  })

  test('Windows-1252, even when its only accent stands at the very end of a long file', async () => {
    const content = Buffer.concat([
      Buffer.from(`Name,Phone\n${'Asha,9822012345\n'.repeat(30_000)}Jos`),
      Buffer.from([0xe9]),
      Buffer.from(',9822012346\n'),
    ])
    const { reading, cells } = await readAll(content)
    expect(reading.encoding).toBe('windows-1252')
    expect(cells.at(-1)).toEqual(['José', '9822012346'])
  })

  test('one broken byte does not make Marathi Windows-1252', async () => {
    const content = Buffer.concat([Buffer.from(marathi), Buffer.from([0xff]), Buffer.from(',9822012345\n')])
    const { reading, cells } = await readAll(content)
    expect(reading.encoding).toBe('utf-8')
    expect(cells[0]?.[0]).toBe('आश्रमशाळा शिरोळ')
  })

  test('NUL characters fall away', async () => {
    expect((await readAll('Name,Phone\nA\0sha,9822012345\n')).cells).toEqual([['Asha', '9822012345']])
  })
})

describe('delimiters and rows', () => {
  test.each([
    [';', 'Name;Phone;City\nRao, Asha;9822012345;Pune\nIyer, Ravi;9822012346;Pune\n'],
    ['\t', 'Name\tPhone\tCity\nRao, Asha\t9822012345\tPune\n'],
    ['|', 'Name|Phone|City\nRao, Asha|9822012345|Pune\n'],
  ])('%j', async (delimiter, content) => {
    const { reading, cells } = await readAll(content)
    expect(reading.delimiter).toBe(delimiter)
    expect(cells[0]).toEqual(['Rao, Asha', '9822012345', 'Pune'])
  })

  test.each(['\n', '\r', '\r\n'])('rows that end in %j', async (end) => {
    const { rows } = await readAll(['Name,Phone', 'Asha,9822012345', '', 'Ravi,9822012346'].join(end))
    expect(rows).toEqual([
      { line: 2, cells: ['Asha', '9822012345'] },
      { line: 4, cells: ['Ravi', '9822012346'] },
    ])
  })

  test('quotes, line breaks in cells, doubled quotes, and the line a row starts on', async () => {
    const { rows } = await readAll(
      'Name,Address,Phone\n"Rao, ""Asha""","Flat 1\r\nPune",9822012345\nRavi,,9822012346\n',
    )
    expect(rows).toEqual([
      { line: 2, cells: ['Rao, "Asha"', 'Flat 1\r\nPune', '9822012345'] },
      { line: 4, cells: ['Ravi', '', '9822012346'] },
    ])
  })

  test('a quote that never closes costs its own cell and no more', async () => {
    const { cells } = await readAll(`Name,Phone\n"Asha,9822012345\n${'Ravi,9822012346\n'.repeat(5)}`)
    expect(cells).toHaveLength(6)
    expect(cells[0]).toEqual(['"Asha', '9822012345'])
  })

  test('rows too short and too long, rows of nothing but delimiters, columns that are blank to the end', async () => {
    const { reading, cells } = await readAll('Name,Phone,,,\nAsha,9822012345,,,\n,,,,\nRavi\nMeena,9822012347,x,,,,\n')
    expect(reading.headings).toEqual(['Name', 'Phone', 'Column 3'])
    expect(reading.rows).toBe(3)
    expect(cells[1]).toEqual(['Ravi'])
  })

  test('pieces of any size give the same rows', () => {
    const cell = fc.oneof(fc.stringMatching(/^[a-z "\n\r,]{0,6}$/), fc.constant(''))
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.array(fc.nat(12), { maxLength: 40 }), (rows, cuts) => {
        const text = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        const parser = new DelimitedRows(',')
        const read = []
        let rest = text
        for (const cut of cuts) {
          read.push(...parser.push(rest.slice(0, cut)))
          rest = rest.slice(cut)
        }
        read.push(...parser.push(rest), ...parser.end())
        expect(read.map((row) => row.cells)).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })
})

describe('headings', () => {
  test('stand below title rows', async () => {
    const { reading, rows } = await readAll(
      'Lead form report\n"June 1, 2026 - June 30, 2026"\nFull name,Phone number,City\nAsha,9822012345,Pune\n',
    )
    expect(reading).toMatchObject({ headingLine: 3, headings: ['Full name', 'Phone number', 'City'], rows: 1 })
    expect(rows[0]?.line).toBe(4)
  })

  test('are missing', async () => {
    const { reading, rows } = await readAll('Asha Rao,9822012345,Pune\nRavi Iyer,9822012346,Nashik\n')
    expect(reading).toMatchObject({ headingLine: null, headings: ['Column 1', 'Column 2', 'Column 3'], rows: 2 })
    expect(rows).toHaveLength(2)
  })

  test('are in no known word but unlike what stands below', async () => {
    const { reading } = await readAll('Wer,Nummer eins\nAsha Rao,9822012345\nRavi Iyer,9822012346\n')
    expect(reading.headingLine).toBe(1)
  })

  test('come twice', async () => {
    expect((await readAll('Name,Phone,Name,\nA,9822012345,B,x\n')).reading.headings).toEqual([
      'Name',
      'Phone',
      'Name (2)',
      'Column 4',
    ])
  })

  test('are where the clerk says', async () => {
    const { reading, cells } = await readAll('Name,Phone\nAsha,9822012345\n', { headingLine: null })
    expect(reading.headings).toEqual(['Column 1', 'Column 2'])
    expect(cells).toHaveLength(2)
  })
})

describe('refusals', () => {
  const refused = async (content: string | Buffer, limits = defaultLimits) =>
    inspectFile(await fileOf(content), { limits }).then(
      () => 'read',
      (error: { code?: string }) => error.code,
    )

  test.each([
    ['nothing', '', 'empty-file'],
    ['ten bytes of rubbish', Buffer.from([1, 200, 3, 0, 7, 255, 16, 2, 129, 5]), 'not-a-table'],
    ['one word', 'hello', 'no-rows'],
    ['headings alone', 'Name,Phone\n', 'no-rows'],
    ['a PDF under another name', '%PDF-1.7\n1 0 obj', 'pdf'],
    ['an old workbook', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'old-excel'],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'password-protected',
    ],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'archive'],
    [
      '500 columns',
      `${Array.from({ length: 500 }, (_, n) => `c${n}`).join(',')}\n${'1,'.repeat(499)}1\n`,
      'too-many-columns',
    ],
  ])('%s', async (_, content, code) => {
    expect(await refused(content)).toBe(code)
  })

  test('500 commas without anything between them are no columns', async () => {
    expect(await refused(`Name,Phone${','.repeat(500)}\nAsha,9822012345${','.repeat(500)}\n`)).toBe('read')
  })

  test('a file above the limit', async () => {
    expect(await refused('Name,Phone\nAsha,9822012345\n', { ...defaultLimits, fileBytes: 20 })).toBe('too-large')
  })
})
