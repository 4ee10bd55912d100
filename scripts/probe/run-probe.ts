import { defaultAssumptions, type EmulatorAssumptions } from '../../src/emulator/videos/assumptions.js'
import { type Account, openAccount, ProbeError, type ProbeWorld } from './account.js'
import { facts } from './facts.js'

export interface Finding {
  readonly option: keyof EmulatorAssumptions
  readonly question: string
  /** What Stream does, as the emulator's option takes it. */
  readonly outcome:
    | { readonly kind: 'as-assumed' | 'differs'; readonly value: unknown }
    | { readonly kind: 'not-seen' | 'failed' | 'not-asked'; readonly why: string }
}

export interface ProbeResult {
  readonly findings: readonly Finding[]
  /** Videos that could not be deleted. */
  readonly left: number
}

/**
 * Asks Stream every question that can be asked, and deletes what that took, also after a failure or an abort.
 * @param onFinding hears of each answer as it comes
 */
export async function runProbe(
  world: ProbeWorld,
  signal: AbortSignal,
  onFinding: (finding: Finding) => void = () => undefined,
): Promise<ProbeResult> {
  const account = openAccount(world)
  const findings: Finding[] = []
  try {
    for (const option of Object.keys(facts) as (keyof EmulatorAssumptions)[]) {
      if (signal.aborted) break
      const finding = await findOut(account, option)
      findings.push(finding)
      onFinding(finding)
      await account.clean()
    }
    return { findings, left: await account.clean() }
  } finally {
    await account.clean()
  }
}

async function findOut(account: Account, option: keyof EmulatorAssumptions): Promise<Finding> {
  const fact = facts[option]
  const { question } = fact
  if ('why' in fact) return { option, question, outcome: { kind: 'not-asked', why: fact.why } }
  try {
    const value = await fact.find(account)
    if (value === undefined)
      return { option, question, outcome: { kind: 'not-seen', why: 'Stream did not show it' } }
    const isSame = comparable(value) === comparable(defaultAssumptions[option])
    return { option, question, outcome: { kind: isSame ? 'as-assumed' : 'differs', value } }
  } catch (error) {
    const why = error instanceof ProbeError ? error.message : 'There was no answer that could be read.'
    return { option, question, outcome: { kind: 'failed', why } }
  }
}

/** Lists are sets of names, whose case does not count. */
function comparable(value: unknown): string {
  return JSON.stringify(
    Array.isArray(value) ? value.map((item) => String(item).toLowerCase()).toSorted() : value,
  )
}
