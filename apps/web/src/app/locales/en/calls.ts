/** Call dock, outcomes, call list. */
export const strings = {
  title: 'Calls',
} as const
