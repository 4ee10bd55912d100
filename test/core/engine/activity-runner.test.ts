import { beforeEach, expect, test } from 'vitest'
import type { ActivityRun } from '../../../src/core/contract/activity-context.js'
import { createActivityRunner } from '../../../src/core/engine/activity-runner.js'
import { transferAt, uploadIn } from '../../support/uploads.js'

const requesting = uploadIn('requesting', { attempt: 0, failure: null, isRenewal: false })
const validating = uploadIn('validating', {})
const uploading = uploadIn('uploading', { transfer: transferAt(0) })
const paused = uploadIn('paused', { cause: 'user', transfer: null })

let runs: ActivityRun[]
let turns: (() => void)[]
let isStopped: boolean
let runner: ReturnType<typeof createActivityRunner>

beforeEach(() => {
  runs = []
  turns = []
  isStopped = false
  runner = createActivityRunner(
    (_, run) => runs.push(run),
    (goOn) => turns.push(goOn),
    () => isStopped,
  )
})

test('entering a status ends the activity of the last, and progress ends none', () => {
  runner.transitioned(requesting, null, requesting.id)
  runner.transitioned(uploading, requesting, uploading.id)
  runner.transitioned({ ...uploading, transfer: transferAt(400) }, uploading, uploading.id)
  expect(runs.map(({ isEnded }) => isEnded)).toEqual([true, false])
  runner.transitioned(paused, uploading, paused.id)
  expect(runs.map(({ isEnded }) => isEnded)).toEqual([true, true])
})

test('an upload that leaves ends its activity', () => {
  runner.begin(uploading)
  runner.transitioned(null, uploading, uploading.id)
  expect(runs.map(({ isEnded }) => isEnded)).toEqual([true])
})

test('the signal is aborted with the end, whether it was asked for before or after', () => {
  runner.begin(uploading)
  const early = runs[0]?.signal
  expect(early?.aborted).toBe(false)
  expect(runs[0]?.signal).toBe(early)
  runner.begin(requesting)
  runner.endAll()
  expect(early?.aborted).toBe(true)
  expect(runs[1]?.signal.aborted).toBe(true)
})

test('nothing begins once it is stopped', () => {
  isStopped = true
  runner.begin(uploading)
  expect(runs).toEqual([])
})

test('a new file waits for its turn, unless it has left by then', () => {
  runner.begin(validating)
  runner.begin({ ...validating, id: 'other' })
  expect(runs).toEqual([])
  runner.transitioned(null, validating, validating.id)
  for (const goOn of turns) goOn()
  expect(runs.map(({ isEnded }) => isEnded)).toEqual([false])
})
