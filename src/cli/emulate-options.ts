// Flags of `emulate` as options of the emulator.

import { parseArgs } from 'node:util'
import type { FaultRule, StreamEmulatorOptions } from '../emulator/index.js'
import { parseAssumptions } from './assumption-flag.js'
import { parseFaultRule } from './fault-flag.js'
import { ArgumentError, numberOf, optionalNumber } from './flag-values.js'

export interface EmulateOptions {
  readonly host: string
  readonly port: number
  readonly emulator: StreamEmulatorOptions & { readonly apiToken: string }
  readonly faults: readonly FaultRule[]
}

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const

const flags = {
  port: text,
  host: text,
  'base-url': text,
  'api-token': text,
  webhook: text,
  'webhook-secret': text,
  'encode-ms': text,
  bandwidth: text,
  'keep-bytes': text,
  'storage-minutes': text,
  'call-limit': text,
  fail: texts,
  assume: texts,
} as const

/** @throws ArgumentError that names the wrong argument */
export function parseEmulateOptions(args: readonly string[]): EmulateOptions {
  const values = valuesOf(args)
  const port = numberOf('--port', values.port ?? '8787')
  if (port > 65_535) throw new ArgumentError(`--port must be 0 to 65535, not ${port}.`)
  const completeMs = numberOf('--encode-ms', values['encode-ms'] ?? '8000')
  const calls = optionalNumber('--call-limit', values['call-limit'])
  const notificationUrl = addressOf('--webhook', values.webhook)
  const secret = values['webhook-secret'] ?? 'emulated-secret'
  return {
    host: values.host ?? '127.0.0.1',
    port,
    emulator: {
      apiToken: values['api-token'] ?? 'emulated',
      baseUrl: addressOf('--base-url', values['base-url']),
      // The emulator's own proportions.
      encoding: {
        downloadMs: completeMs / 8,
        queuedMs: completeMs / 8,
        playableMs: completeMs / 2,
        completeMs,
        extrasMs: completeMs / 4,
      },
      bandwidth: optionalNumber('--bandwidth', values.bandwidth),
      keepBytes: optionalNumber('--keep-bytes', values['keep-bytes']),
      storageMinutes: optionalNumber('--storage-minutes', values['storage-minutes']),
      callLimit: calls === undefined ? undefined : { calls },
      webhook: notificationUrl === undefined ? undefined : { notificationUrl, secret },
      assumptions: parseAssumptions(values.assume ?? []),
    },
    faults: (values.fail ?? []).map(parseFaultRule),
  }
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error))
  }
}

function addressOf(flag: string, value: string | undefined): string | undefined {
  if (value !== undefined && !(/^https?:\/\//.test(value) && URL.canParse(value))) {
    throw new ArgumentError(`${flag} wants an address with http:// or https://, not '${value}'.`)
  }
  return value
}
