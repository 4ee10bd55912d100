import { createHash, type Hash } from 'node:crypto'
import type { Hasher } from '../emulator/index.js'

/** Several times as fast as the emulator's own, which runs in browsers too. */
export function createNodeHash(hash: Hash = createHash('sha256')): Hasher {
  return {
    update: (bytes) => void hash.update(bytes),
    clone: () => createNodeHash(hash.copy()),
    digest: () => hash.digest('hex'),
  }
}
