// Listens to the connection, and to a page that returns, from the first upload on.

import type { Ports } from '../contract/ports.js'

interface Environment {
  watch(): void
  leave(): void
}

export function createEnvironment(
  { connectivity, pageLife }: Pick<Ports, 'connectivity' | 'pageLife'>,
  hear: { connectionChanged(): void; returned(): void },
): Environment {
  let leaves: readonly (() => void)[] | null = null
  return {
    watch() {
      if (leaves !== null) return
      leaves = [
        connectivity.subscribe(hear.connectionChanged),
        pageLife.onReturn(() => {
          hear.connectionChanged()
          hear.returned()
        }),
      ]
      hear.connectionChanged()
    },
    leave() {
      leaves?.forEach((leave) => leave())
      leaves = null
    },
  }
}
