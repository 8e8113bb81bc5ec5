/** Settings of the workspace. */
export const strings = {
  title: 'Settings',
} as const
