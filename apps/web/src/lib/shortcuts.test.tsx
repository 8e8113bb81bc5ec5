import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { useShortcut } from './shortcuts.ts'

interface BindsProps {
  keys: string
  run: () => void
  whileTyping?: boolean
  inDialog?: boolean
  urgent?: boolean
}
function Binds({ keys, run, ...rest }: BindsProps) {
  useShortcut(keys, run, { label: keys, scope: 'test', ...rest })
  return null
}

describe('a shortcut', () => {
  test('runs when its key is pressed, and not for another', async () => {
    const run = vi.fn()
    render(<Binds keys="c" run={run} />)
    await userEvent.keyboard('x')
    expect(run).not.toHaveBeenCalled()
    await userEvent.keyboard('c')
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('tells a letter from the same with Control or Shift', async () => {
    const plain = vi.fn()
    const control = vi.fn()
    const shift = vi.fn()
    render(
      <>
        <Binds keys="k" run={plain} />
        <Binds keys="mod+k" run={control} />
        <Binds keys="shift+k" run={shift} />
      </>,
    )
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.keyboard('{Shift>}K{/Shift}')
    expect([plain.mock.calls.length, control.mock.calls.length, shift.mock.calls.length]).toEqual([0, 1, 1])
  })

  test('is silent while one types, unless it asks not to be', async () => {
    const quiet = vi.fn()
    const loud = vi.fn()
    render(
      <>
        <input aria-label="notes" />
        <Binds keys="c" run={quiet} />
        <Binds keys="mod+enter" run={loud} whileTyping />
      </>,
    )
    await userEvent.click(screen.getByLabelText('notes'))
    await userEvent.keyboard('c{Control>}{Enter}{/Control}')
    expect(quiet).not.toHaveBeenCalled()
    expect(loud).toHaveBeenCalledTimes(1)
    expect(screen.getByLabelText('notes')).toHaveValue('c')
  })

  test('is silent under a dialog, unless it belongs to it', async () => {
    const below = vi.fn()
    const inside = vi.fn()
    render(
      <>
        <div data-modal="" />
        <Binds keys="c" run={below} />
        <Binds keys="s" run={inside} inDialog />
      </>,
    )
    await userEvent.keyboard('cs')
    expect(below).not.toHaveBeenCalled()
    expect(inside).toHaveBeenCalledTimes(1)
  })

  test('may be two keys, one after the other', async () => {
    const queue = vi.fn()
    const q = vi.fn()
    render(
      <>
        <Binds keys="g q" run={queue} />
        <Binds keys="q" run={q} />
      </>,
    )
    await userEvent.keyboard('gq')
    expect(queue).toHaveBeenCalledTimes(1)
    expect(q).not.toHaveBeenCalled()
    await userEvent.keyboard('q')
    expect(q).toHaveBeenCalledTimes(1)
  })

  test('gives its key to the one bound later, and takes it back', async () => {
    const first = vi.fn()
    const second = vi.fn()
    const { rerender } = render(<Binds keys="n" run={first} />)
    rerender(
      <>
        <Binds keys="n" run={first} />
        <Binds keys="n" run={second} />
      </>,
    )
    await userEvent.keyboard('n')
    rerender(<Binds keys="n" run={first} />)
    await userEvent.keyboard('n')
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1])
  })

  test('yields to an urgent one, even when it was bound later', async () => {
    const urgent = vi.fn()
    const late = vi.fn()
    const { rerender } = render(<Binds keys="e" run={urgent} urgent />)
    rerender(
      <>
        <Binds keys="e" run={urgent} urgent />
        <Binds keys="e" run={late} />
      </>,
    )
    await userEvent.keyboard('e')
    expect([urgent.mock.calls.length, late.mock.calls.length]).toEqual([1, 0])
  })

  test('leaves Enter to a focused button', async () => {
    const run = vi.fn()
    const click = vi.fn()
    render(
      <>
        <button type="button" onClick={click}>
          Save
        </button>
        <Binds keys="enter" run={run} />
      </>,
    )
    screen.getByText('Save').focus()
    await userEvent.keyboard('{Enter}')
    expect([run.mock.calls.length, click.mock.calls.length]).toEqual([0, 1])
  })
})
