/** People and teams. */
export const strings = {
  title: 'People',
} as const
