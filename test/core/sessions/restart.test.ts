import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import { browser, openBrowser } from './session-bench.js'

beforeEach(openBrowser)

// Another tab that waits for a lock has it for a moment. This one then took it for a row that waited for it.
describe('an uploader that stops and starts at once keeps no lock of what another tab seems to have by then', () => {
  /** A tab that sends an upload. What it asks for while it starts again is refused, once `answer` is called. */
  async function restart(ports = fakePorts()) {
    let refusal: Promise<boolean> | null = null
    let answer = (): void => {}
    const { sessions } = browser.openTab(ports.clock, (own) => ({
      ...own,
      tabs: {
        ...own.tabs,
        claim: (name) => refusal ?? own.tabs.claim(name),
        free: () => new Promise(() => {}),
      },
    }))
    const uploader = createEngine({ ...ports, sessions }, {})
    uploader.add([fileOf(1000)])
    await settle()
    await ports.creations[0]?.answer(ticketFor('video'))
    await settle()
    const [upload] = uploader.getState().uploads as [Upload]
    uploader.stop()
    refusal = new Promise((resolve) => {
      answer = () => resolve(false)
    })
    uploader.start()
    refusal = null
    return { ports, begin: () => sessions.claim(upload), answer }
  }

  beforeEach(() => {
    browser.broken.save = () => Promise.reject(new Error('blocked'))
  })

  afterEach(() => expect(browser.locks).toEqual([]))

  test('to send it', async () => {
    delete browser.broken.save
    const { begin, answer } = await restart()
    const begun = begin()
    answer()
    expect(await begun).toMatchObject({ type: 'takenElsewhere' })
  })

  test('to write its record after that', async () => {
    const { ports, answer } = await restart()
    answer()
    await settle()
    ports.clock.advance(1000)
    await settle()
  })

  test('to write its record before that', async () => {
    let answerRead = (): void => {}
    browser.broken.read = () =>
      new Promise((resolve) => {
        answerRead = () => resolve(null)
      })
    const { ports, answer } = await restart()
    answer()
    await settle()
    ports.clock.advance(1000)
    await settle()
    expect(browser.locks).not.toEqual([])
    answerRead()
    await settle()
  })
})
