import { describe, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import { nameOf, sizeOf } from '../../../src/core/model/upload-facts.js'
import { fakePorts, settle } from '../../support/fake-ports.js'

/** As a `MediaRecorder` gives it. */
const recording = (text = 'recorded'): Blob => new Blob([text], { type: 'video/webm;codecs=vp9,opus' })

// `add` threw a `TypeError` for it, and left a row without a name.
describe('what a page has recorded', () => {
  test.each([undefined, 'video/*', 'video/webm', '.webm'])(
    'is uploaded under a name made up for it, accept %j',
    async (accept) => {
      const ports = fakePorts()
      const engine = createEngine(ports, { accept })
      engine.add([recording()])
      await settle()
      expect(engine.getState().uploads.map(({ status }) => status)).toEqual(['requesting'])
      expect(ports.creations[0]).toMatchObject({ name: 'video.webm' })
      expect(await ports.creations[0]?.file.text()).toBe('recorded')
      expect(ports.creations[0]?.file.type).toBe('video/webm;codecs=vp9,opus')
    },
  )

  test('is refused by a rule that does not have its type', async () => {
    const engine = createEngine(fakePorts(), { accept: 'video/mp4' })
    engine.add([recording()])
    await settle()
    expect(engine.getState().uploads).toMatchObject([
      { status: 'rejected', rejections: [{ code: 'file-type' }] },
    ])
  })

  test('is a duplicate if it is added again, and another one is not', async () => {
    const engine = createEngine(fakePorts(), { duplicates: 'skip' })
    const blob = recording()
    engine.add([blob, recording('another one'), blob])
    await settle()
    expect(engine.getState().uploads.map(({ status }) => status)).toEqual([
      'requesting',
      'requesting',
      'rejected',
    ])
  })
})

// Its row and its buttons had no name at all.
test.each([
  ['no name', new File(['film'], '', { type: 'video/mp4', lastModified: 7 }), 'video.mp4'],
  ['a blank name', new File(['film'], ' \n', { type: 'video/mp4', lastModified: 7 }), 'video.mp4'],
  ['no name and no type', new File(['film'], '', { lastModified: 7 }), 'video'],
])('a file with %s is given one', async (_, file, name) => {
  const engine = createEngine(fakePorts(), {})
  engine.add([file, { file, handle: null }])
  await settle()
  const { uploads } = engine.getState()
  expect(uploads.map(nameOf)).toEqual([name, name])
  expect(uploads.map(sizeOf)).toEqual([4, 4])
  expect(uploads[0]?.source).toMatchObject({ file: { lastModified: 7 } })
})
