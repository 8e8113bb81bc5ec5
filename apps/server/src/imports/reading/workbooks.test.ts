import { describe, expect, test } from 'vitest'
import { fileOf, readAll, workbookOf, zipOf } from '../fixtures/files.ts'
import { inspectFile } from './inspect-file.ts'
import { defaultLimits } from './limits.ts'

describe('workbooks', () => {
  test('numbers keep all their digits, dates become ISO, formulas are what they last were', async () => {
    const book = await workbookOf(
      {
        Leads: [
          ['Name', 'Phone', 'Created on', 'At', 'Total', 'VIP'],
          [
            'सुनिता & देशमुख',
            919822012345,
            new Date('2026-04-15T00:00:00Z'),
            new Date('2026-04-15T09:30:00Z'),
            { formula: 'A1&B1', result: '42' },
            true,
          ],
        ],
      },
      (made) => {
        const sheet = made.getWorksheet('Leads')
        for (const place of ['C2', 'D2']) {
          const cell = sheet?.getCell(place)
          if (cell) cell.numFmt = 'dd/mm/yyyy hh:mm'
        }
      },
    )
    const { reading, rows } = await readAll(book)
    expect(reading).toMatchObject({
      kind: 'xlsx',
      sheet: 'Leads',
      headingLine: 1,
      encoding: null,
      rows: 1,
      rowsAreExact: true,
    })
    expect(rows).toEqual([
      { line: 2, cells: ['सुनिता & देशमुख', '919822012345', '2026-04-15', '2026-04-15T09:30:00', '42', 'TRUE'] },
    ])
  })

  test('the first visible sheet with rows is read, another one on request, a missing one refused', async () => {
    const book = await workbookOf(
      {
        Cover: [],
        Hidden: [
          ['Name', 'Phone'],
          ['No', 9822012340],
        ],
        One: [
          ['Name', 'Phone'],
          ['Asha', 9822012345],
        ],
        Two: [
          ['Name', 'Phone'],
          ['Ravi', 9822012346],
        ],
      },
      (made) => {
        const hidden = made.getWorksheet('Hidden')
        if (hidden) hidden.state = 'hidden'
      },
    )
    const { reading, cells } = await readAll(book)
    expect(reading).toMatchObject({ sheet: 'One', sheets: ['Cover', 'Hidden', 'One', 'Two'] })
    expect(cells).toEqual([['Asha', '9822012345']])
    expect((await readAll(book, { sheet: 'Two' })).cells).toEqual([['Ravi', '9822012346']])
    await expect(inspectFile(await fileOf(book), { sheet: 'Three' })).rejects.toMatchObject({ code: 'no-such-sheet' })
  })

  test('a merged title, blank rows and the row numbers of the sheet', async () => {
    const book = await workbookOf(
      { S: [['Contact list of June', null, null], ['Name', null, 'Phone'], [], ['Asha', null, 9822012345]] },
      (made) => made.getWorksheet('S')?.mergeCells('A1:C1'),
    )
    const { reading, rows } = await readAll(book)
    expect(reading.headingLine).toBe(2)
    expect(rows.map((row) => [row.line, row.cells[0], row.cells[2]])).toEqual([[4, 'Asha', '9822012345']])
  })

  test('more columns than the limit are refused, formatted but empty ones are not', async () => {
    const wide = await workbookOf({ S: [Array.from({ length: 500 }, (_, n) => `c${n}`), ['Asha', 9822012345]] })
    await expect(inspectFile(await fileOf(wide))).rejects.toMatchObject({ code: 'too-many-columns' })
    const styled = await workbookOf(
      {
        S: [
          ['Name', 'Phone'],
          ['Asha', 9822012345],
        ],
      },
      (made) => {
        const cell = made.getWorksheet('S')?.getCell(2, 900)
        if (cell) cell.font = { bold: true }
      },
    )
    expect((await readAll(styled)).reading.headings).toEqual(['Name', 'Phone'])
  })
})

describe('broken and hostile workbooks', () => {
  const refused = async (content: Buffer, limits = defaultLimits) =>
    inspectFile(await fileOf(content), { limits }).then(
      () => 'read',
      (error: { code?: string }) => error.code,
    )
  const parts = (sheet: Buffer | string, strings?: string) => {
    const rel = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
    const rels = (inside: string) => Buffer.from(`<?xml version="1.0"?><Relationships>${inside}</Relationships>`)
    return {
      '[Content_Types].xml': Buffer.from('<Types/>'),
      '_rels/.rels': rels(rel('a', 'officeDocument', 'xl/workbook.xml')),
      'xl/workbook.xml': Buffer.from(
        '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="S" sheetId="1" r:id="b"/></x:sheets></x:workbook>',
      ),
      'xl/_rels/workbook.xml.rels': rels(
        rel('b', 'worksheet', 'worksheets/sheet1.xml') + (strings ? rel('c', 'sharedStrings', '/xl/strings.xml') : ''),
      ),
      'xl/worksheets/sheet1.xml': Buffer.from(sheet),
      ...(strings ? { 'xl/strings.xml': Buffer.from(strings) } : {}),
    }
  }
  const row = (...cells: string[]) => `<row>${cells.join('')}</row>`
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`

  test('prefixes, missing places, rich text and CDATA are read', async () => {
    const sheet = `<sheetData>${row(text('Name'), text('Phone'))}<row r="5"><c r="A5" t="s"><v>0</v></c><c r="B5"><v>9.19822012345E11</v></c></row></sheetData>`
    const strings = '<sst><si><r><t>Asha </t></r><r><t><![CDATA[<Rao> &]]></t></r><rPh><t>x</t></rPh></si></sst>'
    const { rows } = await readAll(zipOf(parts(sheet, strings)))
    expect(rows).toEqual([{ line: 5, cells: ['Asha <Rao> &', '919822012345'] }])
  })

  test('a zip bomb is refused before it is unpacked', async () => {
    const bomb = zipOf(parts(Buffer.alloc(64 * 1024 * 1024, ' ')))
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refused(bomb)).toBe('zip-bomb')
  })

  test('parts that lie about their size are refused too', async () => {
    const honest = zipOf(parts(Buffer.alloc(30 * 1024 * 1024, ' ')))
    const lie = Buffer.from(honest)
    for (let at = lie.indexOf('PK\x01\x02'); at !== -1; at = lie.indexOf('PK\x01\x02', at + 4)) {
      if (lie.readUInt32LE(at + 24) > 1_000_000) lie.writeUInt32LE(1000, at + 24)
    }
    expect(await refused(lie)).toBe('corrupt-workbook')
  })

  test('too many parts, too much in all, too many shared texts', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`p${n}`, Buffer.from('x')]))
    expect(await refused(zipOf({ ...parts(''), ...many }), { ...defaultLimits, zipEntries: 20 })).toBe('zip-bomb')
    expect(await refused(zipOf(parts(row(text('Name')))), { ...defaultLimits, unpackedBytes: 100 })).toBe('zip-bomb')
    expect(await refused(zipOf(parts('', '<sst></sst>')), { ...defaultLimits, sharedStringBytes: 5 })).toBe('zip-bomb')
  })

  test("entities of one's own are refused", async () => {
    expect(await refused(zipOf(parts('<!DOCTYPE a [<!ENTITY b "bbb">]><sheetData><row/></sheetData>')))).toBe(
      'corrupt-workbook',
    )
  })

  test('a damaged file, one cut off, a Word document and an OpenDocument', async () => {
    const book = await workbookOf({
      S: [
        ['Name', 'Phone'],
        ['Asha', 9822012345],
      ],
    })
    expect(await refused(book.subarray(0, book.length - 200))).toBe('corrupt-workbook')
    const damaged = Buffer.from(book)
    damaged.fill(0x55, 60, Math.floor(book.length * 0.7))
    expect(['corrupt-workbook', 'archive', 'open-document']).toContain(await refused(damaged))
    expect(
      await refused(
        zipOf({ '[Content_Types].xml': Buffer.from('<Types/>'), 'word/document.xml': Buffer.from('<a/>') }),
      ),
    ).toBe('open-document')
    expect(await refused(zipOf({ mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') }))).toBe(
      'open-document',
    )
    expect(await refused(zipOf({ 'photo.jpg': Buffer.from('x') }))).toBe('archive')
  })
})
