// Any icon of a row, its commands or the line above.
'use client'

import type { ReactElement } from 'react'
import { type IconName, ownIcons } from '../looks/icons.js'
import { useIcon } from '../looks/looks.js'

export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return useIcon(name, ownIcons[name])
}
