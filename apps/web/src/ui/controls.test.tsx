import { fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { Button } from './button.tsx'
import { Combobox } from './combobox.tsx'
import { Confirm } from './confirm.tsx'
import { DateTimePicker } from './date-time-picker.tsx'
import { Field } from './field.tsx'
import { Input } from './input.tsx'
import { Progress } from './progress.tsx'
import { Select } from './select.tsx'

const people = [
  { value: 1, label: 'Asha Patil' },
  { value: 2, label: 'Vikram Joshi', hint: 'Pune' },
  { value: 3, label: 'Sana Shaikh' },
]
function Owner({ onChange }: { onChange: (id: number) => void }) {
  const [value, setValue] = useState<number | null>(null)
  return (
    <Combobox
      label="Owner"
      placeholder="Nobody"
      options={people}
      value={value}
      onValueChange={(next) => {
        setValue(next)
        onChange(next)
      }}
    />
  )
}

describe('a button', () => {
  test('under way takes no clicks and says so, and keeps its words', async () => {
    const click = vi.fn()
    render(
      <Button busy onClick={click}>
        Save outcome
      </Button>,
    )
    const button = screen.getByRole('button', { name: 'Save outcome' })
    await userEvent.click(button, { pointerEventsCheck: 0 })
    expect(click).not.toHaveBeenCalled()
    expect(button).toHaveAttribute('aria-busy', 'true')
  })

  test('shows its shortcut to the eye and to a screen reader apart from its name', () => {
    render(<Button shortcut="mod+enter">Save</Button>)
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-keyshortcuts', 'Control+Enter')
    expect(screen.getByText('Ctrl ↵')).toBeInTheDocument()
  })

  test('does not send a form unless it is told to', () => {
    render(<Button>Show</Button>)
    expect(screen.getByRole('button')).toHaveAttribute('type', 'button')
  })
})

describe('a field', () => {
  test('ties label, hint and error to its control', () => {
    const field = (error?: string) => (
      <Field label="City" hint="Where they are called" error={error}>
        {(control) => <Input {...control} />}
      </Field>
    )
    const { rerender } = render(field())
    expect(screen.getByLabelText('City')).toHaveAccessibleDescription('Where they are called')
    expect(screen.getByLabelText('City')).toBeValid()
    rerender(field('Enter a city.'))
    expect(screen.getByLabelText('City')).toHaveAccessibleDescription('Enter a city.')
    expect(screen.getByLabelText('City')).toBeInvalid()
  })
})

test('a select gives the value, of the type it was given', async () => {
  const chosen = vi.fn()
  render(
    <Select
      aria-label="Role"
      value="agent"
      onValueChange={chosen}
      options={[
        { value: 'agent', label: 'Agent' },
        { value: 'admin', label: 'Admin' },
      ]}
    />,
  )
  await userEvent.selectOptions(screen.getByLabelText('Role'), 'Admin')
  expect(chosen).toHaveBeenCalledExactlyOnceWith('admin')
})

describe('a combobox', () => {
  test('is searched by typing, also in what stands beside the name, and chosen with Enter', async () => {
    const change = vi.fn()
    render(<Owner onChange={change} />)
    await userEvent.click(screen.getByRole('combobox'))
    await userEvent.keyboard('pun')
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Vikram JoshiPune'])
    await userEvent.keyboard('{Enter}')
    expect(change).toHaveBeenCalledExactlyOnceWith(2)
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
    expect(screen.getByRole('combobox')).toHaveTextContent('Vikram Joshi')
  })

  test('is walked with the arrows, round the end', async () => {
    const change = vi.fn()
    render(<Owner onChange={change} />)
    await userEvent.click(screen.getByRole('combobox'))
    await userEvent.keyboard('{ArrowUp}{Enter}')
    expect(change).toHaveBeenCalledExactlyOnceWith(3)
  })

  test('says when nothing matches', async () => {
    render(<Owner onChange={vi.fn()} />)
    await userEvent.click(screen.getByRole('combobox'))
    await userEvent.keyboard('zz')
    expect(screen.getByText('Nothing matches “zz”.')).toBeInTheDocument()
  })
})

test('a confirmation acts on its verb only', async () => {
  const act = vi.fn()
  const close = vi.fn()
  render(
    <Confirm open onOpenChange={close} title="End this session" action="End session" onConfirm={act}>
      That browser is signed out at once.
    </Confirm>,
  )
  const dialog = within(screen.getByRole('dialog', { name: 'End this session' }))
  await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
  expect([act.mock.calls.length, close.mock.calls]).toEqual([0, [[false]]])
  await userEvent.click(dialog.getByRole('button', { name: 'End session' }))
  expect(act).toHaveBeenCalledTimes(1)
})

test('a time is shown and picked in the zone of the organisation', () => {
  const pick = vi.fn()
  render(<DateTimePicker aria-label="Callback" value="2026-11-24T05:30:00Z" onValueChange={pick} />)
  expect(screen.getByLabelText('Callback')).toHaveValue('2026-11-24T11:00')
  fireEvent.change(screen.getByLabelText('Callback'), { target: { value: '2026-11-25T10:15' } })
  expect(pick).toHaveBeenLastCalledWith('2026-11-25T04:45:00.000Z')
})

test('progress that nobody can measure has no value', () => {
  const { rerender } = render(<Progress label="Import" value={0.254} />)
  expect(screen.getByRole('progressbar', { name: 'Import' })).toHaveAttribute('aria-valuenow', '25')
  rerender(<Progress label="Import" value={null} />)
  expect(screen.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow')
})
