/** The floor as seen live. */
export const strings = {
  title: 'Floor',
} as const
