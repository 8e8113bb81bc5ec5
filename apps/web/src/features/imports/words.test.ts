import { importFields, importStatuses, rowOutcomes } from '@telehub/contracts'
import { describe, expect, test } from 'vitest'
import { canStillChange, fields, outcomes, stepOf } from './words.ts'

test('every field and outcome of the contract can be chosen', () => {
  expect([...fields].sort()).toEqual([...importFields].sort())
  expect([...outcomes]).toEqual([...rowOutcomes])
})

describe('the step an import stands at', () => {
  test.each(importStatuses.map((status) => [status, stepOf({ status, position: 10 })]))('%s: %s', (status, step) => {
    const before = ['uploaded', 'previewing'].includes(status)
    expect(step).toBe(before ? 'columns' : status === 'previewed' ? 'preview' : 'result')
  })

  test('one may go back to the columns until rows have been written', () => {
    expect(stepOf({ status: 'previewed', position: 0 }, 'columns')).toBe('columns')
    expect(stepOf({ status: 'cancelled', position: 0 }, 'columns')).toBe('columns')
    expect(stepOf({ status: 'cancelled', position: 2000 }, 'columns')).toBe('result')
    expect(stepOf({ status: 'running', position: 0 }, 'columns')).toBe('result')
    expect(canStillChange({ status: 'completed', position: 0 })).toBe(false)
  })

  test('no address leads past the preview', () => {
    expect(stepOf({ status: 'uploaded', position: 0 }, 'preview')).toBe('columns')
    expect(stepOf({ status: 'previewed', position: 0 }, 'result')).toBe('preview')
  })
})
