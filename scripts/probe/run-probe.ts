import { defaultAssumptions, type EmulatorAssumptions } from '../../src/emulator/videos/assumptions.js'
import { openAccount, ProbeError, type ProbeWorld } from './account.js'
import { facts } from './facts.js'
import { openQuestions } from './open-questions.js'
import type { Fact, Unasked } from './question.js'

export interface Finding {
  /** The emulator's option that the answer decides; `null` where none does. */
  readonly option: keyof EmulatorAssumptions | null
  readonly question: string
  /** What Stream does, as the emulator's option takes it. */
  readonly outcome:
    | { readonly kind: 'as-assumed' | 'differs' | 'seen'; readonly value: unknown }
    | { readonly kind: 'not-seen' | 'failed' | 'not-asked'; readonly why: string }
}

export interface ProbeResult {
  /** In the order of the questions. */
  readonly findings: readonly Finding[]
  /** Videos that could not be deleted. */
  readonly left: number
}

interface Asked {
  readonly option: keyof EmulatorAssumptions | null
  readonly fact: Fact | Unasked
}

/** Every question, in the order of the report. */
export const questions: readonly Asked[] = [
  ...(Object.keys(facts) as (keyof EmulatorAssumptions)[]).map((option) => ({ option, fact: facts[option] })),
  ...openQuestions.map((fact) => ({ option: null, fact })),
]

/** How many questions are asked at a time: few enough for 1,200 calls in five minutes, enough to end with the slowest. */
const AT_A_TIME = 6

/**
 * Asks Stream every question that can be asked, and deletes what that took, also after a failure or an abort.
 * @param onFinding hears of each answer as it comes
 */
export async function runProbe(
  world: ProbeWorld,
  signal: AbortSignal,
  onFinding: (finding: Finding) => void = () => undefined,
): Promise<ProbeResult> {
  const findings = new Map<Asked, Finding>()
  let left = 0

  async function ask(asked: Asked): Promise<void> {
    if (signal.aborted) return
    // Of its own, so that what it made can be deleted while the others still need theirs.
    const account = openAccount(world)
    try {
      const finding = await findOut(account, asked)
      // What an interruption cut short is no answer.
      if (signal.aborted) return
      findings.set(asked, finding)
      onFinding(finding)
    } finally {
      left += await account.clean()
    }
  }

  try {
    for (const asked of questions.filter(isAlone)) await ask(asked)
    const rest = questions.filter((asked) => !isAlone(asked)).toSorted((a, b) => rank(a) - rank(b))
    const askNext = async (): Promise<void> => {
      for (let asked = rest.shift(); asked !== undefined; asked = rest.shift()) await ask(asked)
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, askNext))
  } finally {
    // A creation whose answer was lost is found by its creator.
    left = Math.max(left, (await openAccount(world).sweep()).left)
  }
  return { findings: questions.flatMap((asked) => findings.get(asked) ?? []), left }
}

const isAlone = ({ fact }: Asked): boolean => 'isAlone' in fact && fact.isAlone
const rank = ({ fact }: Asked): number => ('isSlow' in fact && fact.isSlow ? 0 : 1)

async function findOut(account: ReturnType<typeof openAccount>, { option, fact }: Asked): Promise<Finding> {
  const { question } = fact
  if ('why' in fact) return { option, question, outcome: { kind: 'not-asked', why: fact.why } }
  try {
    const value = await fact.find(account)
    if (value === undefined)
      return { option, question, outcome: { kind: 'not-seen', why: 'Stream did not show it' } }
    if (option === null) return { option, question, outcome: { kind: 'seen', value } }
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
