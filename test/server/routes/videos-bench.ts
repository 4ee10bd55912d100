import type { StreamHandlerOptions, Video } from 'react-stream-uploader/server'
import { vi } from 'vitest'
import { handlerOn, MOUNT, refusal, untyped, video } from '../fake-stream.js'

export const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
export const idOf = (index: number): string => index.toString(16).padStart(32, '0')
export const [a, b, c] = [idOf(1), idOf(2), idOf(3)] as const
export const asking = (ids: readonly string[], headers: Record<string, string> = {}): Request =>
  new Request(`${MOUNT}?ids=${ids.join(',')}`, { headers })
export const streaming = (ids: readonly string[], headers: Record<string, string> = {}): Request =>
  asking(ids, { Accept: 'text/event-stream', ...headers })

/** Stream, with a status for each id. */
export function atStream(options: Partial<StreamHandlerOptions> = {}) {
  const fields = new Map<string, object>()
  const parts = handlerOn(
    ({ url }) => {
      const listed = /\?id=(.*)$/.exec(url)?.[1]?.split(',')
      if (listed !== undefined) {
        const found = listed.filter((uid) => fields.has(uid))
        const result = found.map((uid) => Object.assign({ uid, creator: 'ann' }, fields.get(uid)))
        return Response.json({ success: true, result })
      }
      const uid = new URL(url).pathname.split('/').at(-1) ?? ''
      const given = fields.get(uid)
      return given === undefined ? refusal(404, 10_003) : video({ uid, ...given })
    },
    { push: true, ...options },
  )
  const set = (id: string, percent: number): void => {
    const readyToStream = percent === 100
    const state = readyToStream ? 'ready' : 'inprogress'
    fields.set(id, { readyToStream, status: { state, pctComplete: String(percent) } })
  }
  return { ...parts, fields, set }
}

/** What a page gets of a stream. */
export function listen(response: Response) {
  const heard = { events: [] as string[], ids: [] as string[], text: '', isOver: false }
  const reader = response.body?.getReader()
  const read = async (): Promise<void> => {
    const part = await reader?.read()
    if (part === undefined || part.done) {
      heard.isOver = true
      return
    }
    const text = new TextDecoder().decode(part.value)
    heard.text += text
    const [, name] = /^event: (.*)$/m.exec(text) ?? []
    const [, data = ''] = /^data: (.*)$/m.exec(text) ?? []
    const [, id] = /^id: (.*)$/m.exec(text) ?? []
    if (id !== undefined) heard.ids.push(id)
    if (name === 'video') {
      const { id: videoId, status }: Video = untyped(JSON.parse(data))
      heard.events.push(`${videoId.slice(-1)} ${status.percentComplete}`)
    } else if (name === 'refused') {
      const { id: videoId, status, error } = JSON.parse(data)
      heard.events.push(`${videoId.slice(-1)} ${status} ${error.code}`)
    } else if (name !== undefined) heard.events.push(name)
    await read()
  }
  void read()
  return { heard, hangUp: () => reader?.cancel() }
}
