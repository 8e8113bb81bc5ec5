import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiError, unreachable } from '@/lib/api-error.ts'
import { createNoteKeeper, type NoteDraft, type NoteKeeperDeps, type SavedNotes } from './note-keeper.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that keeps notes as the real one does, and can be out of reach. */
function makeServer(first: SavedNotes = { notes: '', version: 0 }) {
  const server = {
    now: first,
    reachable: true,
    puts: 0,
    kept: null as NoteDraft | null,
    put: async ({ notes, version }: SavedNotes) => {
      server.puts += 1
      if (!server.reachable) throw unreachable()
      if (version !== server.now.version) throw new ApiError({ status: 409, code: 'stale-notes', title: 'Stale' })
      server.now = { notes, version: version + 1 }
      return { version: server.now.version }
    },
    read: async () => {
      if (!server.reachable) throw unreachable()
      return server.now
    },
    keep: (draft: NoteDraft | null) => {
      server.kept = draft
    },
  }
  return server satisfies NoteKeeperDeps
}

describe('the keeper of notes', () => {
  test('saves a pause after the last letter, once for many letters', async () => {
    const server = makeServer()
    const keeper = createNoteKeeper(server.now, server)
    for (const text of ['f', 'fe', 'fee', 'fees']) keeper.type(text)
    expect(keeper.notes.get().state).toBe('waiting')
    expect(server.kept?.text).toBe('fees')
    await vi.advanceTimersByTimeAsync(800)
    expect(server.now).toEqual({ notes: 'fees', version: 1 })
    expect(server.puts).toBe(1)
    expect(keeper.notes.get().state).toBe('saved')
    expect(server.kept).toBeNull()
  })

  test('does not wait for the end of a long sentence', async () => {
    const server = makeServer()
    const keeper = createNoteKeeper(server.now, server)
    for (let i = 1; i <= 10; i += 1) {
      keeper.type('x'.repeat(i))
      await vi.advanceTimersByTimeAsync(400)
    }
    expect(server.puts).toBeGreaterThan(0)
  })

  test('keeps what is typed without network, says so, and sends it when the network is back', async () => {
    const server = makeServer()
    server.reachable = false
    const keeper = createNoteKeeper(server.now, server)
    keeper.type('budget heard')
    await vi.advanceTimersByTimeAsync(1000)
    expect(keeper.notes.get()).toMatchObject({ text: 'budget heard', state: 'offline' })
    expect(server.kept).toEqual({ text: 'budget heard', notes: '', version: 0 })
    server.reachable = true
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.now.notes).toBe('budget heard')
    expect(keeper.notes.get().state).toBe('saved')
    expect(server.kept).toBeNull()
  })

  test('goes on after a reload with what was kept', async () => {
    const server = makeServer({ notes: 'Called.', version: 3 })
    const keeper = createNoteKeeper(server.now, server, { text: 'Called. Fees?', notes: 'Called.', version: 3 })
    expect(keeper.notes.get().text).toBe('Called. Fees?')
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.now).toEqual({ notes: 'Called. Fees?', version: 4 })
  })

  test('has both texts when another tab was faster', async () => {
    const server = makeServer()
    const keeper = createNoteKeeper(server.now, server)
    keeper.type('mine')
    server.now = { notes: 'theirs', version: 1 }
    await vi.advanceTimersByTimeAsync(1000)
    expect(server.now).toEqual({ notes: 'theirs\nmine', version: 2 })
    expect(keeper.notes.get()).toMatchObject({ text: 'theirs\nmine', state: 'saved' })
  })

  test('shows what another tab saved when nothing is typed here', () => {
    const server = makeServer()
    const keeper = createNoteKeeper(server.now, server)
    keeper.heard({ notes: 'from elsewhere', version: 1 })
    expect(keeper.notes.get()).toMatchObject({ text: 'from elsewhere', state: 'saved' })
  })

  test('does not take its own words, come back early, for those of another', async () => {
    const server = makeServer()
    let answer: (reply: { version: number }) => void = () => undefined
    const slow = { ...server, put: () => new Promise<{ version: number }>((resolve) => (answer = resolve)) }
    const keeper = createNoteKeeper(server.now, slow)
    keeper.type('asked for fees')
    await vi.advanceTimersByTimeAsync(800)
    keeper.type('asked for fee')
    keeper.heard({ notes: 'asked for fees', version: 1 })
    expect(keeper.notes.get().text).toBe('asked for fee')
    answer({ version: 1 })
  })

  test('sends what was typed while the save was under way', async () => {
    const server = makeServer()
    const slow = {
      ...server,
      put: async (notes: SavedNotes) => {
        await new Promise((resolve) => setTimeout(resolve, 500))
        return server.put(notes)
      },
    }
    const keeper = createNoteKeeper(server.now, slow)
    keeper.type('one')
    await vi.advanceTimersByTimeAsync(900)
    keeper.type('one two')
    await vi.advanceTimersByTimeAsync(3000)
    expect(server.now).toEqual({ notes: 'one two', version: 2 })
  })

  test('says why the server will not take them, and keeps them', async () => {
    const server = makeServer()
    const put = () => Promise.reject(new ApiError({ status: 400, code: 'invalid-input', title: 'Too long' }))
    const keeper = createNoteKeeper(server.now, { ...server, put })
    keeper.type('long')
    await vi.advanceTimersByTimeAsync(1000)
    expect(keeper.notes.get()).toEqual({ text: 'long', state: 'refused', problem: 'Too long' })
    expect(server.kept?.text).toBe('long')
  })

  test('sends nothing more once they went along with the outcome', async () => {
    const server = makeServer()
    const keeper = createNoteKeeper(server.now, server)
    keeper.type('last words')
    keeper.settle({ notes: 'last words', version: 1 })
    await vi.advanceTimersByTimeAsync(5000)
    expect(server.puts).toBe(0)
    expect(server.kept).toBeNull()
  })
})
