import type { Decorator, Preview } from '@storybook/react-vite'
import { useEffect } from 'react'
import { fairConditions, faults, networks, parseConditions } from '../stories/support/conditions.js'
import { imposeConditions } from '../stories/support/page-conditions.js'

type Titled = Readonly<Record<string, { readonly title: string }>>

const itemsOf = (table: Titled) => Object.entries(table).map(([value, { title }]) => ({ value, title }))

/** A network and a fault for every live story, in the toolbar. */
export const conditionTypes: NonNullable<Preview['globalTypes']> = {
  network: {
    description: 'Network of live uploads',
    toolbar: { title: 'Network', icon: 'lightning', dynamicTitle: true, items: itemsOf(networks) },
  },
  fault: {
    description: 'What goes wrong with live uploads',
    toolbar: { title: 'Fault', icon: 'alert', dynamicTitle: true, items: itemsOf(faults) },
  },
}

export const initialConditions: Record<string, unknown> = { ...fairConditions }

export const underConditions: Decorator = function UnderConditions(Story, { globals }) {
  const { network, fault } = parseConditions(globals) ?? fairConditions
  useEffect(() => imposeConditions({ network, fault }), [network, fault])
  return Story()
}
