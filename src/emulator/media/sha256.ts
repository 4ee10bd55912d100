import { sha256 } from '@noble/hashes/sha2.js'

/** An SHA-256 in the making. */
export interface Hasher {
  update(bytes: Uint8Array): void
  /** An independent copy: what goes into one does not change the other. */
  clone(): Hasher
  /** Lower-case hex. Called at most once for each hasher. */
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
