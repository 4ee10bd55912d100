// SHA-256 of bytes that arrive piece by piece.

import { sha256 } from '@noble/hashes/sha2.js'

export interface Hasher {
  update(bytes: Uint8Array): void
  /** An independent copy. */
  clone(): Hasher
  /** Lower-case hex. May be called once. */
  digest(): string
}

/** The default hash: plain JavaScript, in every runtime, some 200 MB a second. */
export function createSha256(state: ReturnType<typeof sha256.create> = sha256.create()): Hasher {
  return {
    update: (bytes) => void state.update(bytes),
    clone: () => createSha256(state.clone()),
    digest: () => Array.from(state.digest(), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  }
}
