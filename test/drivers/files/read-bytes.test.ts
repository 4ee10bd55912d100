import { expect, test, vi } from 'vitest'
import { createFileProbe } from '../../../src/drivers/files/file-probe.js'
import { hurriedClock } from '../../support/hurried-clock.js'

const fileProbe = createFileProbe(hurriedClock())

/** As jsdom has files: older than `Blob.arrayBuffer`. */
function oldFile(content: string): File {
  const file = new File([content], 'film.mp4')
  const older = { size: file.size, slice: (start: number) => new Older(content.slice(start)) }
  return older as unknown as File
}

class Older {
  readonly content: string
  readonly size: number

  constructor(content: string) {
    this.content = content
    this.size = content.length
  }
}

class FakeFileReader extends EventTarget {
  result: ArrayBuffer | null = null
  error: DOMException | null = null

  readAsArrayBuffer({ content }: Older): void {
    queueMicrotask(() => {
      if (content.endsWith('!')) this.error = new DOMException('', 'NotReadableError')
      else this.result = new TextEncoder().encode(content).buffer
      this.dispatchEvent(new Event(this.error === null ? 'load' : 'error'))
    })
  }
}

// Such a file was called unreadable, for every file in a test of a component in Jest.
test('a file without `arrayBuffer` can be read', async () => {
  vi.stubGlobal('FileReader', FakeFileReader)
  expect(await fileProbe.check(oldFile('a film'))).toBeNull()
})

test('and not if its reader says so', async () => {
  vi.stubGlobal('FileReader', FakeFileReader)
  expect(await fileProbe.check(oldFile('a film!'))).toBe('file-unreadable')
})
