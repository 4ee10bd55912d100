// Coordination by a Durable Object of Cloudflare Workers.

import { asAmount, asList, asObject, parseJson } from '../../protocol/json.js'
import type { Coordination, Known } from '../coordination/coordination.js'
import { createLocalCoordination, type Lease } from '../coordination/local-coordination.js'
import { parseRecord } from '../coordination/status-store.js'
import type { Level } from '../coordination/token-buckets.js'
import { assertHasOne } from './assert-has-one.js'
import { KEPT_MS, knownFrom } from './stored-reading.js'

interface SqlStorage {
  exec(query: string, ...values: unknown[]): { toArray(): readonly unknown[] }
}

/** What the object uses of its state. */
export interface CoordinatorState {
  readonly storage: {
    readonly sql: SqlStorage
    getAlarm(): Promise<number | null>
    setAlarm(at: number): Promise<void>
  }
}

/** A binding to the class, such as `env.COORDINATOR`. No other function of it is used. */
export interface CoordinatorNamespace {
  idFromName(name: string): unknown
  get(id: never): {
    fetch(url: string, init: { method: string; body: string }): Promise<{ json(): Promise<unknown> }>
  }
}

/** Milliseconds between two looks for what is to be dropped. */
const CLEANING_MS = 3_600_000

/**
 * The class of the object, to be exported by your Worker, with `new_sqlite_classes`. It keeps its records in SQLite, so a restart
 * forgets nothing but who is watching, which the next polls say again.
 */
export class StreamCoordinator {
  readonly #storage: CoordinatorState['storage']
  readonly #coordination: Coordination

  constructor({ storage }: CoordinatorState) {
    this.#storage = storage
    storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS entries (kind TEXT, name TEXT, value TEXT, at INTEGER, PRIMARY KEY (kind, name))',
    )
    const { get, set, remove } = entriesOf(storage.sql)
    const entry = <T>(kind: string) => ({
      get: (name: string) => get(kind, name) as T | undefined,
      set: (name: string, value: T) => set(kind, name, value),
      delete: (name: string) => remove(kind, name),
    })
    this.#coordination = createLocalCoordination(
      {
        get: (videoId) => parseRecord(get('record', videoId)) ?? undefined,
        set: (videoId, record) => set('record', videoId, record),
      },
      {
        now: () => Date.now(),
        levels: entry<Level>('level'),
        leases: entry<Lease>('lease'),
      },
    )
  }

  async fetch(request: Request): Promise<Response> {
    if ((await this.#storage.getAlarm()) === null) await this.#storage.setAlarm(Date.now() + CLEANING_MS)
    const call = asObject(await request.json())
    return Response.json({ answer: (await this.#answer(call?.['method'], asList(call?.['values']))) ?? null })
  }

  async alarm(): Promise<void> {
    this.#storage.sql.exec('DELETE FROM entries WHERE at < ?', Date.now() - KEPT_MS)
    await this.#storage.setAlarm(Date.now() + CLEANING_MS)
  }

  #answer(method: unknown, values: readonly unknown[]): Promise<unknown> | undefined {
    // Only the Worker itself can reach the object, with what `durableObjectCoordination` sends.
    const [first, second] = values as [never, never]
    const to = this.#coordination
    const methods: { readonly [M in keyof Coordination]: () => Promise<unknown> } = {
      take: () => to.take(first),
      rest: () => to.rest(first),
      known: async () => (await to.known(first)).map((known) => known && storedOf(known)),
      merge: async () => (await to.merge(first)).map(storedOf),
      claim: () => to.claim(first, second),
      done: () => to.done(first, second),
      want: () => to.want(first),
      due: () => to.due(first),
    }
    return typeof method === 'string' && method in methods
      ? methods[method as keyof Coordination]()
      : undefined
  }
}

function entriesOf(sql: SqlStorage) {
  return {
    get(kind: string, name: string): unknown {
      const [row] = sql.exec('SELECT value FROM entries WHERE kind = ? AND name = ?', kind, name).toArray()
      const value = asObject(row)?.['value']
      return typeof value === 'string' ? parseJson(value) : undefined
    },
    set(kind: string, name: string, value: unknown): void {
      sql.exec(
        'INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)',
        kind,
        name,
        JSON.stringify(value),
        Date.now(),
      )
    },
    remove(kind: string, name: string): void {
      sql.exec('DELETE FROM entries WHERE kind = ? AND name = ?', kind, name)
    },
  }
}

function storedOf({ video, ageMs, told }: Known): unknown {
  return [JSON.stringify(video), ageMs, told]
}

/**
 * Lets all isolates share one budget, what is known of videos, and who tells the app. Each method is one request to the object, which
 * takes about a thousand a second, and lives at one place: polls from far away take longer.
 *
 * @param name of the object. An account of Stream needs its own. Default `stream-uploader`.
 * @example
 * export { StreamCoordinator } from 'react-stream-uploader/server/durable-object'
 * createStreamHandler({ …, coordination: durableObjectCoordination(env.COORDINATOR) })
 */
export function durableObjectCoordination(
  namespace: CoordinatorNamespace,
  name = 'stream-uploader',
): Coordination {
  const help = 'durableObjectCoordination: pass the binding of the object, such as `env.COORDINATOR`.'
  assertHasOne(namespace, ['idFromName'], `${help} Check \`durable_objects.bindings\` of your Worker.`)
  async function run(method: keyof Coordination, ...values: readonly unknown[]): Promise<unknown> {
    // A new stub each time: one that has failed stays broken.
    const stub = namespace.get(namespace.idFromName(name) as never)
    const answer = await stub.fetch('https://coordinator/', {
      method: 'POST',
      body: JSON.stringify({ method, values }),
    })
    return asObject(await answer.json())?.['answer']
  }

  async function knownAt(answer: Promise<unknown>): Promise<readonly (Known | undefined)[]> {
    return asList(await answer).map(knownFrom)
  }

  return {
    take: async (buckets) => asAmount(await run('take', buckets)) ?? 0,
    rest: async (ms) => void (await run('rest', ms)),
    known: (videoIds) => knownAt(run('known', videoIds)),
    async merge(readings) {
      const known = await knownAt(run('merge', readings))
      return readings.map(
        ({ video, askedAgoMs }, index) => known[index] ?? { video, ageMs: askedAgoMs, told: [] },
      )
    },
    async claim(claim, leaseMs) {
      const answer = await run('claim', claim, leaseMs)
      return answer === 'yours' || answer === 'told' ? answer : 'busy'
    },
    done: async (claim, told) => void (await run('done', claim, told)),
    want: async (videoIds) => void (await run('want', videoIds)),
    due: async (limit) => asList(await run('due', limit)).filter((id) => typeof id === 'string'),
  }
}
