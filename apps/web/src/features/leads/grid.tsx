import type { ComponentProps } from 'react'

/*
 * A grid whose rows are drawn as they come into sight cannot be a table element: its rows are placed by hand. The grid itself
 * holds the focus and names its row by aria-activedescendant, so rows take none.
 */
const roles = { grid: 'grid', row: 'row', cell: 'gridcell', heading: 'rowheader' } as const

export const Grid = (props: ComponentProps<'div'>) => <div role={roles.grid} {...props} />
export const GridRow = (props: ComponentProps<'div'>) => <div role={roles.row} {...props} />
export const GridCell = (props: ComponentProps<'span'>) => <span role={roles.cell} {...props} />
export const GridHeading = (props: ComponentProps<'span'>) => <span role={roles.heading} {...props} />
