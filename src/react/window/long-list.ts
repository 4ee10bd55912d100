// What only a long list needs, loaded with the first one.
'use client'

export { entriesOf } from './row-plan.js'
export { createRowWindow } from './row-window.js'
export { SearchField } from './search-field.js'
