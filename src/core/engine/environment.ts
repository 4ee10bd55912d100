// Listens to the connection, and to a page that returns, from the first upload on.

import type { Ports } from '../contract/ports.js'

export function createEnvironment(
  { connectivity, pageLife }: Pick<Ports, 'connectivity' | 'pageLife'>,
  hear: { connectionChanged(): void; returned(): void },
) {
  let leaves: readonly (() => void)[] | null = null
  return {
    watch(): void {
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
    leave(): void {
      leaves?.forEach((leave) => leave())
      leaves = null
    },
  }
}
