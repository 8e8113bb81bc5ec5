import { createMemoryHistory } from '@tanstack/react-router'
import type { ImportView } from '@telehub/contracts'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { withNews } from '@/features/imports/list/use-imports.ts'
import { forgetUpload } from '@/features/imports/upload/uploading.ts'
import { queryClient } from '@/lib/query.ts'
import { session } from '@/lib/session.ts'
import { App } from '../app.tsx'
import { type AppRouter, makeRouter } from '../router.ts'

const sockets = vi.hoisted(() => ({ tell: (_type: string, _event: unknown): void => undefined }))
vi.mock('socket.io-client', () => ({
  io: () => ({
    on() {},
    onAny(tell: (type: string, event: unknown) => void) {
      sockets.tell = tell
    },
    removeAllListeners() {},
    disconnect() {},
    connect() {},
    active: true,
  }),
}))

const at = '2026-11-24T05:00:00.000Z'
const none = { created: 0, updated: 0, merged: 0, unchanged: 0, rejected: 0 }
const column = (index: number, heading: string, field: string, samples: string[]) =>
  ({ index, heading, field, samples, confidence: 'sure', why: `Heading “${heading}”` }) as ImportView['columns'][number]

const fresh: ImportView = {
  id: 7,
  fileName: 'fair.csv',
  bytes: 2048,
  status: 'uploaded',
  reading: {
    kind: 'csv',
    encoding: 'UTF-8',
    delimiter: 'semicolon',
    headingLine: 3,
    headings: ['Name', 'Contact', 'Board'],
    rows: 4983,
    rowsAreExact: true,
    sheet: null,
    sheets: [],
    layout: null,
  },
  columns: [
    column(0, 'Name', 'name', ['Sunita Deshmukh', 'Ravi Kulkarni', 'Meena Rao', 'Fourth Person']),
    column(1, 'Contact', 'custom', ['9822012345']),
    column(2, 'Board', 'custom', []),
  ],
  mappingName: null,
  options: { source: null, campaignId: null, teamId: 1, ownerIds: [] },
  preview: null,
  position: 0,
  total: 4983,
  counts: none,
  error: null,
  createdBy: 'Rahul Sawant',
  createdAt: at,
  startedAt: null,
  finishedAt: null,
}
const preview: ImportView['preview'] = {
  rows: 4983,
  complete: true,
  counts: { ...none, created: 4900, updated: 12, rejected: 71 },
  reasons: { 'The phone number has too few digits.': 71 },
  examples: [
    {
      line: 4,
      outcome: 'created',
      lead: 'Sunita Deshmukh',
      reason: null,
      warnings: ['The phone number looks made up.'],
    },
    { line: 9, outcome: 'rejected', lead: 'Ravi', reason: 'The phone number has too few digits.', warnings: [] },
  ],
}
const user = { id: 4, email: 'rahul@demo.example', name: 'Rahul Sawant', role: 'manager', teamId: 1, teamName: 'Pune' }

class NoResizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
let stored: ImportView
let asked: { route: string; body: unknown; query: string }[]
let router: AppRouter

function answer(route: string, body: { columns?: { index: number; field: string }[] } | undefined): unknown {
  switch (route) {
    case 'GET /api/workspace':
      return { name: 'W', zone: 'Asia/Kolkata', demo: false, demoSignIns: [], sandboxUrl: null, version: '1' }
    case 'GET /api/imports/7':
      return stored
    case 'PUT /api/imports/7/mapping':
      stored = {
        ...stored,
        columns: stored.columns.map((one) => {
          const field = body?.columns?.find((change) => change.index === one.index)?.field
          return field ? { ...one, field: field as 'phone', why: 'Chosen by hand' } : one
        }),
      }
      return stored
    case 'POST /api/imports/7/preview':
      stored = { ...stored, status: 'previewed', preview }
      return stored
    case 'POST /api/imports/7/run':
      stored = { ...stored, status: 'queued' }
      return stored
    case 'GET /api/imports/7/rows':
      return {
        items: [
          {
            rowNumber: 6,
            line: 9,
            outcome: 'rejected',
            leadId: null,
            leadName: null,
            reason: 'The phone number has too few digits.',
            warnings: [],
            cells: ['Ravi', '98', 'CBSE'],
          },
        ],
        nextCursor: null,
      }
    default:
      return { items: [], nextCursor: null, sources: [], campaigns: [], call: null, state: 'offline', since: at }
  }
}

// The code of the screens is fetched when they are opened; what is waited for below is what they do.
beforeAll(
  () => Promise.all([import('./imports.tsx'), import('./one-import.tsx'), import('../shell/shell.tsx')]),
  30_000,
)
beforeEach(() => {
  stored = fresh
  asked = []
  queryClient.clear()
  forgetUpload()
  // Nothing is laid out here, which an observer would report; a list draws only what is in sight.
  vi.stubGlobal('ResizeObserver', NoResizes)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900)
  session.set({
    state: 'signed-in',
    user: { ...user, role: 'manager', phone: null, languages: [], disabled: false, createdAt: at },
    accessToken: 't',
    expiresAt: Date.now() + 600_000,
  })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const [path, query = ''] = url.split('?')
    const route = `${init.method} ${path}`
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    asked.push({ route, body, query })
    return json(answer(route, body))
  })
})

const open = async (address: string) => {
  router = makeRouter(createMemoryHistory({ initialEntries: [address] }))
  await act(async () => render(<App router={router} />))
}

describe('one import', () => {
  test('says how the file was read, and shows three values of each column', async () => {
    await open('/imports/7')
    const line = await screen.findByText('I read this as')
    expect(line.parentElement).toHaveTextContent(
      'I read this as CSV·UTF-8·semicolons between the cells·headings in line 3·4,983 rows',
    )
    expect(screen.getByText('Meena Rao')).toBeInTheDocument()
    expect(screen.queryByText('Fourth Person')).not.toBeInTheDocument()
    expect(screen.getByText('No values in the first rows')).toBeInTheDocument()
  })

  test('is led by keyboard from a column without phone over the preview into the run', async () => {
    await open('/imports/7')
    expect(await screen.findByRole('alert')).toHaveTextContent('No column is the phone')
    expect(screen.getByRole('button', { name: /^Preview/ })).toBeDisabled()

    screen.getByRole('combobox', { name: 'What “Contact” is' }).focus()
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('phone{Enter}')
    await waitFor(() => expect(screen.queryByText('No row could be imported like this')).not.toBeInTheDocument())
    expect(asked.find(({ route }) => route.startsWith('PUT'))?.body).toEqual({
      columns: [{ index: 1, heading: 'Contact', field: 'phone' }],
    })

    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByText('4,983 rows looked at. Nothing has been written.')).toBeInTheDocument()
    expect(screen.getAllByText('The phone number has too few digits.')).toHaveLength(2)
    expect(screen.getByText('The phone number looks made up.')).toBeInTheDocument()

    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByRole('heading', { name: 'Waiting for its turn' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Back to the columns' })).not.toBeInTheDocument()
  })

  test('goes back from the preview to the columns', async () => {
    stored = { ...fresh, status: 'previewed', preview }
    await open('/imports/7')
    expect(await screen.findByRole('button', { name: /Import 4,912 rows/ })).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Back to the columns' }))
    expect(await screen.findByText('I read this as')).toBeInTheDocument()
  })

  test('follows the live news of its run, and then lists every row', async () => {
    stored = { ...fresh, status: 'running', position: 0 }
    await open('/imports/7')
    expect(await screen.findByRole('heading', { name: 'Importing' })).toBeInTheDocument()
    const counts = { ...none, created: 1990, rejected: 10 }
    const news = { importId: 7, status: 'running', position: 2000, total: 4983, counts }
    await act(async () =>
      sockets.tell('import:progress', { v: 1, cursor: '1', at, type: 'import:progress', data: news }),
    )
    expect(await screen.findByText('2,000 of 4,983 rows')).toBeInTheDocument()
    expect(screen.getByText('1,990')).toBeInTheDocument()

    stored = { ...stored, status: 'completed', position: 4983, counts: { ...none, created: 4912, rejected: 71 } }
    const end = { ...news, status: 'completed', position: 4983, counts: stored.counts }
    await act(async () =>
      sockets.tell('import:progress', { v: 1, cursor: '2', at, type: 'import:progress', data: end }),
    )
    expect(await screen.findByRole('heading', { name: 'Imported' })).toBeInTheDocument()
    await userEvent.click(screen.getByRole('radio', { name: /Rejected/ }))
    await waitFor(() => expect(asked.at(-1)?.query).toContain('outcome=rejected'))
    expect(screen.getByRole('button', { name: 'Download 71 rejected rows' })).toBeInTheDocument()
    await screen.findByText('Ravi · 98 · CBSE')
    await userEvent.keyboard('j')
    expect(await screen.findByText('What the row says')).toBeInTheDocument()
    expect(router.state.location.search).toMatchObject({ outcome: 'rejected', row: '6' })
  })

  test('old news does not turn it back', () => {
    const later = { ...fresh, status: 'running' as const, position: 4000 }
    expect(withNews(later, { importId: 7, status: 'running', position: 2000, total: 4983, counts: none })).toBe(later)
  })
})

/** The browser's own way to send a file, which answers what the test says. */
class FakeRequest {
  static reply: { status: number; body: unknown } = { status: 200, body: {} }
  static sent = 0
  upload: { onprogress?: (event: unknown) => void } = {}
  onload?: () => void
  status = 0
  responseText = ''
  open() {}
  setRequestHeader() {}
  abort() {}
  send() {
    FakeRequest.sent += 1
    this.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 1 })
    this.status = FakeRequest.reply.status
    this.responseText = JSON.stringify(FakeRequest.reply.body)
    setTimeout(() => this.onload?.(), 5)
  }
}

describe('handing in a file', () => {
  beforeEach(() => {
    FakeRequest.sent = 0
    vi.stubGlobal('XMLHttpRequest', FakeRequest)
  })
  const drop = (...files: File[]) => {
    const dataTransfer = { types: ['Files'], files, dropEffect: '' }
    fireEvent.dragEnter(document.body, { dataTransfer })
    fireEvent.drop(document.body, { dataTransfer })
  }

  test('dropped anywhere on the page it becomes an import', async () => {
    FakeRequest.reply = { status: 200, body: fresh }
    await open('/imports')
    await screen.findByText('Drop a CSV or XLSX file anywhere on this page', { selector: 'p' })
    drop(new File(['Name;Contact'], 'fair.csv'))
    await waitFor(() => expect(router.state.location.pathname).toBe('/imports/7'))
    expect(await screen.findByText('I read this as')).toBeInTheDocument()
  })

  test('the corrected rows of an import are chosen beside their download', async () => {
    stored = { ...fresh, status: 'completed', position: 10, counts: { ...none, created: 8, rejected: 2 } }
    FakeRequest.reply = { status: 200, body: { ...fresh, id: 8 } }
    await open('/imports/7')
    await screen.findByRole('button', { name: 'Download 2 rejected rows' })
    expect(screen.getByRole('button', { name: 'Choose the corrected file' })).toBeInTheDocument()
    await userEvent.upload(screen.getByLabelText('Lead file'), new File(['Name;Contact'], 'corrected.csv'))
    await waitFor(() => expect(router.state.location.pathname).toBe('/imports/8'))
  })

  test('a refusal shows the sentence of the server and offers another file', async () => {
    const detail = 'This is a PDF, whatever its name says. Export the list as XLSX or CSV.'
    FakeRequest.reply = {
      status: 422,
      body: { code: 'unreadable-file', title: 'The file cannot be read', status: 422, detail },
    }
    await open('/imports')
    await userEvent.upload(screen.getAllByLabelText('Lead file')[0] as HTMLElement, new File(['%PDF'], 'list.csv'))
    const alert = await screen.findByRole('alert')
    expect(alert).toHaveTextContent('list.csv was not taken')
    expect(alert).toHaveTextContent(detail)
    expect(screen.getByRole('button', { name: 'Choose another file' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
  })

  test('a file over the limit is not even sent', async () => {
    await open('/imports')
    const big = new File(['x'], 'big.csv')
    Object.defineProperty(big, 'size', { value: 60 * 1024 * 1024 })
    await act(async () => drop(big))
    expect(await screen.findByRole('alert')).toHaveTextContent('the limit is 50 MB')
    expect(FakeRequest.sent).toBe(0)
  })
})
