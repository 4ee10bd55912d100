import { beforeEach, expect, test } from 'vitest'
import { uploadErrorOf } from '../../../src/core/model/upload-error.js'
import { guardedHttpStack } from '../../../src/drivers/tus/guarded-http-stack.js'
import type { HttpRequest, HttpResponse } from '../../../src/drivers/tus/http-stack.js'
import { type FakeClock, fakeClock, settle } from '../../support/fake-ports.js'

const response: HttpResponse = {
  getStatus: () => 204,
  getHeader: () => undefined,
  getBody: () => '',
  getUnderlyingObject: () => null,
}

let clock: FakeClock
let leave: AbortController
let answer: (response: HttpResponse) => void
let isCut: boolean
let isSilent: boolean
let sent: number[]

beforeEach(() => {
  clock = fakeClock()
  leave = new AbortController()
  isCut = false
  isSilent = false
  sent = []
})

const answerTime = (bytes: number): number => bytes / 40

/** A request on a network on which bytes move when the test says so. */
function request(body: Blob | null = null): {
  readonly outcome: Promise<string>
  readonly move: (bytes: number) => void
} {
  let progress = (_bytes: number): void => {}
  const inner: HttpRequest = {
    getMethod: () => 'PATCH',
    getURL: () => 'https://up.test/a',
    setHeader: () => {},
    getHeader: () => undefined,
    setProgressHandler(handler) {
      progress = handler
    },
    send: () =>
      new Promise((resolve) => {
        answer = resolve
      }),
    async abort() {
      isCut = true
    },
    getUnderlyingObject: () => null,
  }
  const guard = {
    clock,
    signal: leave.signal,
    idleLimit: 30_000,
    answerTime,
    isSilent: () => isSilent,
    inspect: () => {},
  }
  const stack = guardedHttpStack({ getName: () => 'fake', createRequest: () => inner }, guard)
  const guarded = stack.createRequest('PATCH', 'https://up.test/a')
  guarded.setProgressHandler((bytes) => void sent.push(bytes))
  const outcome = guarded.send(body).then(
    () => 'answered',
    (thrown: unknown) => uploadErrorOf(thrown).code,
  )
  return { outcome, move: (bytes) => progress(bytes) }
}

test('a request without a byte for 30 seconds times out and is cut', async () => {
  const { outcome } = request()
  clock.advance(29_999)
  expect(isCut).toBe(false)
  clock.advance(1)
  expect(await outcome).toBe('timeout')
  expect(isCut).toBe(true)
})

test('bytes that move keep a slow request alive, however long it takes', async () => {
  const { outcome, move } = request()
  for (let bytes = 1; bytes <= 10; bytes++) {
    clock.advance(20_000)
    move(bytes)
  }
  expect(isCut).toBe(false)
  answer(response)
  expect(await outcome).toBe('answered')
  expect(sent).toHaveLength(10)
})

// A proxy may take a chunk at once and pass it on slowly: that is no dead server.
test('once the whole body is sent, its answer may take as long as so many bytes need', async () => {
  const { outcome, move } = request(new Blob([new Uint8Array(4_000_000)]))
  move(3_999_999)
  clock.advance(29_999)
  move(4_000_000)
  clock.advance(129_999)
  expect(isCut).toBe(false)
  clock.advance(1)
  expect(await outcome).toBe('timeout')
})

test('a body that stops before its last byte gets no more time than any other', async () => {
  const { outcome, move } = request(new Blob([new Uint8Array(4_000_000)]))
  move(3_999_999)
  clock.advance(30_000)
  expect(await outcome).toBe('timeout')
})

// Below a service worker that answers it, a request reports no progress while its bytes move.
test('silence from the start says nothing below a service worker, until there is progress', async () => {
  isSilent = true
  const unheard = request(new Blob([new Uint8Array(4_000_000)]))
  clock.advance(129_999)
  expect(isCut).toBe(false)
  clock.advance(1)
  expect(await unheard.outcome).toBe('timeout')
  const heard = request(new Blob([new Uint8Array(4_000_000)]))
  heard.move(1)
  clock.advance(30_000)
  expect(await heard.outcome).toBe('timeout')
})

test('a request that was answered is not cut later', async () => {
  const { outcome } = request()
  answer(response)
  await outcome
  clock.advance(60_000)
  leave.abort()
  expect(isCut).toBe(false)
})

test('an upload that is paused cuts its request, and hears of no byte more', async () => {
  const { outcome, move } = request()
  move(1)
  leave.abort()
  move(2)
  expect(await outcome).toBe('network')
  expect(isCut).toBe(true)
  expect(sent).toEqual([1])
})

test('nothing is sent after a pause', async () => {
  leave.abort()
  const { outcome } = request()
  await settle()
  expect(await outcome).toBe('network')
})
