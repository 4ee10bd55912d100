import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { load } from '../load.mjs'

const { padMp4, sha256OfFile, writeSparseMp4 } = await load('test/support/media.ts')

/** Makes films that play, of any size, once each: sparse, or full of bytes that differ from place to place, with their hash. */
export function createFilms(directory) {
  const made = new Map()

  async function make(name, size, isHashed) {
    const path = join(directory, `${made.size}`, name)
    await mkdir(dirname(path), { recursive: true })
    if (!isHashed) {
      await writeSparseMp4(path, size)
      return { path, size }
    }
    await writeFile(path, Buffer.concat(padMp4(size)))
    return { path, size, sha256: await sha256OfFile(path) }
  }

  return (name, size, { isHashed = false } = {}) => {
    const key = [name, size, isHashed].join()
    if (!made.has(key)) made.set(key, make(name, size, isHashed))
    return made.get(key)
  }
}
