import { contents } from '../support/fake-browser.js'
import { ContentFile } from './content.js'
import type { ReadError } from './schedule.js'
import type { VirtualTime } from './virtual-time.js'

/** The files of a person. Any may be unreadable for a while. */
export interface Disk {
  /** Two files of one name and size look the same to a browser, whatever is in them. */
  fileWith(seed: number, size: number, name: string): ContentFile
  fail(file: ContentFile, error: ReadError, ms: number): void
  /** Throws if the file cannot be read now. */
  read(file: File): void
  heal(): void
}

export function createDisk(time: VirtualTime): Disk {
  const faults = new Map<number, DOMException>()

  return {
    fileWith(seed, size, name) {
      const file = new ContentFile(seed, size, name, () => faults.get(seed) ?? null)
      contents.set(file, `${seed} ${size}`)
      return file
    },
    fail({ seed }, error, ms) {
      const fault = new DOMException('The file cannot be read', error)
      faults.set(seed, fault)
      time.after(ms, () => {
        if (faults.get(seed) === fault) faults.delete(seed)
      })
    },
    read(file) {
      const fault = faults.get((file as ContentFile).seed)
      if (fault !== undefined) throw fault
    },
    heal: () => faults.clear(),
  }
}
