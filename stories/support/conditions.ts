import type { EndpointErrorCode } from 'react-stream-uploader'
import type { FaultRule } from 'react-stream-uploader/emulator'

/** What the toolbar does to live uploads. They are sent by name, to the server and in addresses, where Storybook would turn `5` into a number. */
export interface Conditions {
  readonly network: NetworkName
  readonly fault: FaultName
}

type NetworkName = keyof typeof networks
type FaultName = keyof typeof faults

interface Network {
  readonly title: string
  /** Bytes per second that all uploads share; 0 is no connection. */
  readonly bytesPerSecond: number
}

interface FaultKind {
  readonly title: string
  /** Faults of the emulator while this is chosen. */
  readonly rules?: readonly FaultRule[]
  /** Longer requests are cut off. */
  readonly breaksAfterMs?: number
  /** How the app's endpoint answers every request. */
  readonly refusal?: EndpointErrorCode
}

export const networks = {
  full: { title: 'Full speed', bytesPerSecond: Infinity },
  'mbit-50': { title: '50 Mbit/s', bytesPerSecond: 6_250_000 },
  'mbit-20': { title: '20 Mbit/s', bytesPerSecond: 2_500_000 },
  'mbit-5': { title: '5 Mbit/s', bytesPerSecond: 625_000 },
  'mbit-2': { title: '2 Mbit/s', bytesPerSecond: 250_000 },
  offline: { title: 'Offline', bytesPerSecond: 0 },
} satisfies Readonly<Record<string, Network>>

export const faults = {
  none: { title: 'No fault' },
  drops: { title: 'Connection drops every 3 s', breaksAfterMs: 3000 },
  silent: { title: 'Upload server is silent', rules: [always('patch', { kind: 'stall' })] },
  unavailable: {
    title: 'Upload server answers 503',
    rules: [always('patch', { kind: 'status', status: 503 })],
  },
  'expired-once': {
    title: 'Upload URL runs out once',
    rules: [{ on: 'patch', do: { kind: 'expire' } }],
  },
  expired: { title: 'Every upload URL runs out', rules: [always('patch', { kind: 'expire' })] },
  encoder: {
    title: 'Stream cannot encode the video',
    rules: [
      always(['create', 'copy', 'patch', 'status'], { kind: 'encode-error', code: 'ERR_MALFORMED_VIDEO' }),
    ],
  },
  'endpoint-401': { title: 'Endpoint answers 401', refusal: 'unauthorized' },
  'endpoint-429': { title: 'Endpoint answers 429', refusal: 'rate-limited' },
  'endpoint-500': { title: 'Endpoint answers 500', refusal: 'internal' },
  'storage-full': { title: 'No storage left at Stream', refusal: 'quota-exceeded' },
} satisfies Readonly<Record<string, FaultKind>>

export const fairConditions: Conditions = { network: 'full', fault: 'none' }

export const networkOf = ({ network }: Conditions): Network => networks[network]
export const faultOf = ({ fault }: Conditions): FaultKind => faults[fault]

/** `null` if one of the names is unknown. */
export function parseConditions(value: unknown): Conditions | null {
  if (typeof value !== 'object' || value === null) return null
  const { network, fault } = value as Readonly<Record<string, unknown>>
  return isNameIn(networks, network) && isNameIn(faults, fault) ? { network, fault } : null
}

function isNameIn<T extends object>(table: T, name: unknown): name is keyof T {
  return typeof name === 'string' && Object.hasOwn(table, name)
}

function always(on: FaultRule['on'], fault: FaultRule['do']): FaultRule {
  return { on, times: Infinity, do: fault }
}
