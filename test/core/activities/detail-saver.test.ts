import { beforeEach, expect, test } from 'vitest'
import { createDetailSaver } from '../../../src/core/activities/detail-saver.js'
import type { Details } from '../../../src/core/contract/ports.js'
import type { UploadReport } from '../../../src/core/machine/upload-event.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import { type FakePorts, fakePorts, settle } from '../../support/fake-ports.js'
import { transferAt, uploadIn } from '../../support/uploads.js'

let ports: FakePorts
let titles: Pick<Details, 'save'>
let asked: string[]
let answer: () => Promise<void>
let reports: UploadReport[]
let upload: Upload | undefined

const called = (text: string): Upload => ({
  ...uploadIn('uploading', { transfer: transferAt(0) }),
  title: { text, state: 'unsaved' },
})

beforeEach(() => {
  ports = fakePorts()
  asked = []
  reports = []
  answer = async () => {}
  upload = called('At the sea')
  const source = {
    describe: async () => {},
    rename(_: string, title: string) {
      asked.push(title)
      return answer()
    },
  }
  titles = createDetailSaver({ ...ports, source })
})

async function save(): Promise<void> {
  titles.save(
    'a',
    () => upload,
    (report) => {
      reports.push(report)
      if (report.type === 'titleAnswered' && upload?.title?.text === report.title.text) upload = undefined
    },
  )
  await settle()
}

test('one request at a time, and then one with the newest title', async () => {
  let first = (): void => {}
  answer = () =>
    new Promise((resolve) => {
      first = resolve
    })
  await save()
  upload = called('In the')
  await save()
  upload = called('In the hills')
  await save()
  expect(asked).toEqual(['At the sea'])
  answer = async () => {}
  first()
  await settle()
  expect(asked).toEqual(['At the sea', 'In the hills'])
  expect(reports).toMatchObject([{ title: { text: 'At the sea' } }, { title: { state: 'saved' } }])
})

test('a failure is retried three times, and then told', async () => {
  answer = () => Promise.reject(new UploadFailure('endpoint-failed', 500))
  await save()
  for (let turn = 0; turn < 5; turn++) {
    ports.clock.advance(15_000)
    await settle()
  }
  expect(asked).toHaveLength(4)
  expect(reports).toMatchObject([{ title: { state: 'failed', error: { code: 'endpoint-failed' } } }])
  expect(ports.reported).toEqual([])
})

test('a bug in a function of the app is reported', async () => {
  const bug = new TypeError('no such function')
  answer = () => Promise.reject(bug)
  await save()
  expect(ports.reported).toEqual([bug])
  expect(reports).toMatchObject([{ title: { state: 'failed' } }])
})

test('without a connection nothing is asked; then it is the title of that moment', async () => {
  ports.goOnline(false)
  await save()
  upload = called('In the hills')
  expect(asked).toEqual([])
  ports.goOnline(true)
  await settle()
  expect(asked).toEqual(['In the hills'])
})

test('an upload that has left meanwhile is not renamed', async () => {
  ports.goOnline(false)
  await save()
  upload = undefined
  ports.goOnline(true)
  await settle()
  expect(asked).toEqual([])
  expect(reports).toEqual([])
})
