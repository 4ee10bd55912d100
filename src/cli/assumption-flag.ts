// The flag `--assume`.

import { defaultAssumptions, type EmulatorAssumptions } from '../emulator/videos/assumptions.js'
import { numberOf, oneOf, pairOf } from './flag-values.js'

/** Assumptions with a fixed set of answers. */
const choices: Partial<Readonly<Record<keyof EmulatorAssumptions, readonly string[]>>> = {
  expiredStatus: ['404', '410'],
  patchStatus: ['200', '204'],
  authFailureStatus: ['400', '401', '403'],
  stateWhilePlayable: ['ready', 'inprogress'],
  webhookAt: ['playable', 'complete'],
}

/** `expiredStatus=404`; commas separate the items of lists. @throws ArgumentError that names what is wrong */
export function parseAssumptions(texts: readonly string[]): Partial<EmulatorAssumptions> {
  return Object.fromEntries(texts.map(pairOf).map(([name, text = '']) => [name, valueOf(name, text)]))
}

const names = Object.keys(defaultAssumptions) as (keyof EmulatorAssumptions)[]

function valueOf(given: string, text: string): unknown {
  const name = oneOf('--assume', names, given)
  const choice = choices[name]
  if (choice !== undefined) oneOf(name, choice, text)
  const usual = defaultAssumptions[name]
  if (typeof usual === 'boolean') return oneOf(name, ['true', 'false'], text) === 'true'
  if (typeof usual === 'number') return numberOf(name, text)
  if (typeof usual === 'string') return text
  const items = text.split(',').filter((item) => item !== '')
  return name === 'webhookRetryDelaysMs' ? items.map((item) => numberOf(name, item)) : items
}
