import type { Ports } from '../contract/ports.js'

/** What happens around the uploads, listened to from the first of them on. */
export interface Environment {
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
      leaves ??= [
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
