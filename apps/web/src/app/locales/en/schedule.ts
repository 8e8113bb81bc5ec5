/** Callbacks and other next actions. */
export const strings = {
  title: 'Callbacks',
} as const
