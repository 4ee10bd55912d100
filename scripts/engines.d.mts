export type EngineName = 'chromium' | 'firefox' | 'webkit'

export interface Engine {
  readonly name: EngineName
  readonly title: string
  readonly path: string | null
  readonly remedy: string
}

export function findEngines(): readonly Engine[]
