// The flag `--fail`.

import type { Fault, FaultRule } from '../emulator/account/faults.js'
import { type RequestKind, requestKinds } from '../emulator/http/route.js'
import { errorReasonCodes } from '../emulator/media/encoding-clock.js'
import { ArgumentError, numberOf, oneOf, optionalNumber, pairOf } from './flag-values.js'

type Read = (value: string | undefined, fields: ReadonlyMap<string, string>) => Fault

const readers: Readonly<Record<Fault['kind'], Read>> = {
  status: (value, fields) => ({
    kind: 'status',
    status: statusOf(value),
    body: fields.get('body'),
    headers: fields.has('retry-after') ? { 'retry-after': fields.get('retry-after') ?? '' } : undefined,
  }),
  drop: (value = 'during', fields) => ({
    kind: 'drop',
    at: oneOf('drop', ['before', 'during', 'after'], value),
    bytes: optionalNumber('bytes', fields.get('bytes')),
    kept: fields.has('kept') ? oneOf('kept', ['true', 'false'], fields.get('kept')) === 'true' : undefined,
  }),
  'lose-answer': () => ({ kind: 'lose-answer' }),
  stall: (value) => ({ kind: 'stall', bytes: optionalNumber('stall', value) }),
  delay: (value) => ({ kind: 'delay', ms: numberOf('delay', value) }),
  bandwidth: (value) => ({ kind: 'bandwidth', bytesPerSecond: numberOf('bandwidth', value) }),
  'no-cors': () => ({ kind: 'no-cors' }),
  'no-offset': () => ({ kind: 'no-offset' }),
  'double-header': (value, fields) => {
    if (value === undefined || !/^[\w-]+$/.test(value)) {
      throw new ArgumentError(`double-header wants a header, not '${value ?? ''}'.`)
    }
    return { kind: 'double-header', name: value, value: fields.get('value') }
  },
  'body-limit': (value, fields) => ({
    kind: 'body-limit',
    bytes: numberOf('body-limit', value),
    cors: fields.has('cors') ? oneOf('cors', ['true', 'false'], fields.get('cors')) === 'true' : undefined,
  }),
  'store-and-forward': (value) => ({
    kind: 'store-and-forward',
    bytesPerSecond: numberOf('store-and-forward', value),
  }),
  locked: () => ({ kind: 'locked' }),
  expire: () => ({ kind: 'expire' }),
  'encode-error': (value) => ({ kind: 'encode-error', code: oneOf('encode-error', errorReasonCodes, value) }),
}

/** Names that may follow the first comma, beside those of every rule. */
const fieldNames: Partial<Readonly<Record<Fault['kind'], readonly string[]>>> = {
  status: ['body', 'retry-after'],
  drop: ['bytes', 'kept'],
  'double-header': ['value'],
  'body-limit': ['cors'],
}

export const faultNames: readonly string[] = Object.keys(readers)

/** `patch:drop=after,after=1,times=2`. @throws ArgumentError that names what is wrong */
export function parseFaultRule(text: string): FaultRule {
  const [, requests, what] = /^([^:]+):(.+)$/.exec(text) ?? []
  if (requests === undefined || what === undefined) {
    throw new ArgumentError(`--fail '${text}' is no rule: it has the form <request>:<fault>.`)
  }
  const on = requests.split('+').map((request) => oneOf<RequestKind>('--fail', requestKinds, request))
  const [first, ...more] = what.split(',').map(pairOf)
  const [name = '', value] = first ?? []
  if (!isFault(name)) throw new ArgumentError(`'${name}' is no fault: ${faultNames.join(', ')}.`)
  const fields = new Map(more.map(([key, field = '']) => [key, field]))
  for (const key of fields.keys()) oneOf(name, [...(fieldNames[name] ?? []), 'times', 'after'], key)
  const times = fields.get('times')
  return {
    on,
    do: readers[name](value, fields),
    times: times === 'all' ? Infinity : optionalNumber('times', times),
    after: optionalNumber('after', fields.get('after')),
  }
}

function isFault(name: string): name is Fault['kind'] {
  return Object.hasOwn(readers, name)
}

function statusOf(value: string | undefined): number {
  const status = numberOf('status', value)
  if (status < 200 || status > 599) throw new ArgumentError(`status must be 200 to 599, not ${status}.`)
  return status
}
