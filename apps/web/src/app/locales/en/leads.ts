/** The queue and the lead card. */
export const strings = {
  title: 'Queue',
} as const
