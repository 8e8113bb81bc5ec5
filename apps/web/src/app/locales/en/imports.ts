/** Importing lead files. */
export const strings = {
  title: 'Imports',
} as const
