// The flag `--fail`.

import type { Fault, FaultRule } from '../emulator/account/faults.js'
import { type RequestKind, requestKinds } from '../emulator/http/route.js'
import { errorReasonCodes } from '../emulator/media/encoding-clock.js'
import { ArgumentError } from './argument-error.js'
import { numberOf, oneOf, optionalNumber } from './flag-values.js'

type Fields = ReadonlyMap<string, string>

interface Reader {
  /** Names that may follow the first comma. */
  readonly fields?: readonly string[]
  readonly read: (value: string | undefined, fields: Fields) => Fault
}

const dropPoints = ['before', 'during', 'after'] as const

const readers: Readonly<Record<Fault['kind'], Reader>> = {
  status: {
    fields: ['body', 'retry-after'],
    read: (value, fields) => ({
      kind: 'status',
      status: statusOf(value),
      body: fields.get('body'),
      headers: fields.has('retry-after') ? { 'retry-after': fields.get('retry-after') ?? '' } : undefined,
    }),
  },
  drop: {
    fields: ['bytes', 'kept'],
    read: (value = 'during', fields) => ({
      kind: 'drop',
      at: oneOf('drop', dropPoints, value),
      bytes: optionalNumber('bytes', fields.get('bytes')),
      kept: fields.has('kept') ? oneOf('kept', ['true', 'false'], fields.get('kept')) === 'true' : undefined,
    }),
  },
  'lose-answer': plain('lose-answer'),
  stall: { read: (value) => ({ kind: 'stall', bytes: optionalNumber('stall', value) }) },
  delay: { read: (value) => ({ kind: 'delay', ms: numberOf('delay', value) }) },
  bandwidth: { read: (value) => ({ kind: 'bandwidth', bytesPerSecond: numberOf('bandwidth', value) }) },
  'no-cors': plain('no-cors'),
  'no-offset': plain('no-offset'),
  locked: plain('locked'),
  expire: plain('expire'),
  'encode-error': {
    read: (value) => ({ kind: 'encode-error', code: oneOf('encode-error', errorReasonCodes, value) }),
  },
}

export const faultNames: readonly string[] = Object.keys(readers)

/**
 * Reads a rule such as `patch:drop=after,after=1,times=2`.
 * @throws ArgumentError that names what is wrong with it
 */
export function parseFaultRule(text: string): FaultRule {
  const [, requests, what] = /^([^:]+):(.+)$/.exec(text) ?? []
  if (requests === undefined || what === undefined) {
    throw new ArgumentError(`--fail '${text}' is no rule: it has the form <request>:<fault>.`)
  }
  const on = requests.split('+').map((request) => oneOf<RequestKind>('--fail', requestKinds, request))
  const [first = '', ...more] = what.split(',').map(pairOf)
  const [name, value] = first
  const reader = Object.hasOwn(readers, String(name)) ? readers[name as Fault['kind']] : undefined
  if (reader === undefined) throw new ArgumentError(`'${name}' is no fault: ${faultNames.join(', ')}.`)
  const fields = new Map(more.map(([key, field = '']) => [key, field]))
  const known = [...(reader.fields ?? []), 'times', 'after']
  for (const key of fields.keys()) oneOf(String(name), known, key)
  const times = fields.get('times')
  return {
    on,
    do: reader.read(value, fields),
    times: times === 'all' ? Infinity : optionalNumber('times', times),
    after: optionalNumber('after', fields.get('after')),
  }
}

function plain(kind: 'lose-answer' | 'no-cors' | 'no-offset' | 'locked' | 'expire'): Reader {
  return { read: () => ({ kind }) }
}

/** `name=value`, or a name alone; only the first equals sign counts. */
function pairOf(text: string): readonly [string, string | undefined] {
  const at = text.indexOf('=')
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function statusOf(value: string | undefined): number {
  const status = numberOf('status', value)
  if (status < 200 || status > 599) throw new ArgumentError(`status must be 200 to 599, not ${status}.`)
  return status
}
