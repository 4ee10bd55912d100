import type { Upload } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { expect, test, vi } from 'vitest'
import { createOneVideo } from '../../src/ui/one-video.js'
import { fileOf, transferAt, uploadIn, videoWith } from '../support/uploads.js'

const oldFile = fileOf(10, 'old.mp4')
const newFile = fileOf(10, 'new.mp4')

/** A field whose uploads the test sets, and what it tells its uploader to do. */
function field(first: readonly Upload[] = []) {
  let uploads = first
  const nothing = uploaderWith([])
  const commands: string[] = []
  const tell = (command: string) => (id: string) => void commands.push(`${command} ${id}`)
  const add = vi.fn<(files: Iterable<unknown>) => readonly string[]>(() => ['new'])
  const tellMore = vi.fn()
  const one = createOneVideo(
    {
      ...nothing,
      getState: () => ({ ...nothing.getState(), uploads }),
      getUpload: (id) => uploads.find((upload) => upload.id === id),
      add,
      pause: tell('pause'),
      resume: tell('resume'),
      cancel: tell('cancel'),
      remove: tell('remove'),
    },
    tellMore,
  )
  return {
    one,
    add,
    tellMore,
    commands,
    become(next: readonly Upload[]) {
      uploads = next
      one.settle()
      return one.viewOf(uploads)
    },
  }
}

const named = (id: string, upload: Upload): Upload => ({ ...upload, id })
const old = named('old', uploadIn('ready', { video: videoWith() }, oldFile))
const checked = named('new', uploadIn('validating', {}, newFile))
const sent = named('new', uploadIn('uploading', { transfer: transferAt(4) }, newFile))
const ready = named('new', uploadIn('ready', { video: videoWith() }, newFile))
const refused = named('new', uploadIn('rejected', { rejections: [{ code: 'file-empty' }] }, newFile))
const cancelled = named('new', uploadIn('cancelled', { videoId: null }, newFile))

test('another video is shown once it is accepted, and ends the one before once it can be played', () => {
  const { one, become, commands } = field([old])
  one.uploader.add([newFile])
  expect(become([old, checked])).toMatchObject({ shown: old, candidate: checked, isReplacing: false })
  expect(become([old, sent])).toMatchObject({ shown: sent, candidate: null, isReplacing: true })
  expect(commands).toEqual([])
  become([old, ready])
  expect(commands).toEqual(['cancel old', 'remove old'])
  expect(become([ready])).toMatchObject({ shown: ready, isReplacing: false })
})

test('a form has one video at a time: the one before until the new one has arrived', () => {
  const encoded = { step: 'encoding', percent: 1 } as const
  const processing = named('new', uploadIn('processing', { videoId: 'v', encoding: encoded }, newFile))
  const { one, become } = field([old])
  one.uploader.add([newFile])
  become([old, sent])
  expect(one.uploader.getState().uploads).toEqual([old, sent])
  become([old, processing])
  expect(one.uploader.getState().uploads).toEqual([processing])
})

test('a refused file changes nothing, and is forgotten with the next one', () => {
  const { one, become, commands } = field([old])
  one.uploader.add([newFile])
  expect(become([old, refused])).toMatchObject({ shown: old, refused, isReplacing: false })
  one.uploader.add([newFile])
  expect(commands).toEqual(['remove new'])
})

test('an upload that is replaced on its way is paused, and goes on if the new one is cancelled', () => {
  const underWay = named('old', uploadIn('uploading', { transfer: transferAt(2) }, oldFile))
  const { one, become, commands } = field([underWay])
  one.uploader.add([newFile])
  become([underWay, sent])
  const paused = named('old', uploadIn('paused', { cause: 'user', transfer: transferAt(2) }, oldFile))
  become([paused, sent])
  expect(commands).toEqual(['pause old'])
  expect(become([paused, cancelled])).toMatchObject({ shown: paused, isReplacing: false })
  expect(commands).toEqual(['pause old', 'resume old'])
})

test('what replaces a replacement leads back to the first video', () => {
  const { one, add, become, commands } = field([old])
  one.uploader.add([newFile])
  become([old, sent])
  add.mockReturnValue(['third'])
  one.uploader.add([newFile])
  const third = named('third', sent)
  become([old, sent, third])
  expect(commands).toEqual(['cancel new', 'remove new'])
  expect(become([old, third])).toMatchObject({ shown: third, isReplacing: true })
  become([old, named('third', cancelled)])
  expect(commands).toEqual(['cancel new', 'remove new'])
})

// Two visits may have left two uploads.
test('ends nothing that it has not replaced itself', () => {
  const { become, commands } = field()
  expect(become([old, ready])).toMatchObject({ shown: ready, isReplacing: false })
  expect(commands).toEqual([])
})

test('of several files it takes the first that is accepted, and tells of the others', () => {
  const { one, add, tellMore } = field()
  const text = new File(['x'], 'notes.txt', { type: 'text/plain' })
  const video = new File(['x'], 'a.mp4', { type: 'video/mp4' })
  one.uploader.add([text, video, video])
  expect(add).toHaveBeenLastCalledWith([video])
  expect(tellMore).toHaveBeenLastCalledWith(true)
  one.uploader.add([text])
  expect(add).toHaveBeenLastCalledWith([text])
  expect(tellMore).toHaveBeenLastCalledWith(false)
  expect(one.uploader.add([])).toEqual([])
})

// A route that was left in the middle had two videos afterwards.
test('a field that comes anew goes on with what the one before has replaced, of the same uploader', () => {
  let uploads: readonly Upload[] = [old]
  const commands: string[] = []
  const uploader = {
    ...uploaderWith([]),
    getState: () => ({ ...uploaderWith([]).getState(), uploads }),
    getUpload: (id: string) => uploads.find((upload) => upload.id === id),
    add: () => ['new'],
    cancel: (id: string) => void commands.push(`cancel ${id}`),
    remove: (id: string) => void commands.push(`remove ${id}`),
  }
  createOneVideo(uploader, () => {}).uploader.add([newFile])
  uploads = [old, ready]
  createOneVideo(uploader, () => {}).settle()
  expect(commands).toEqual(['cancel old', 'remove old'])
})
