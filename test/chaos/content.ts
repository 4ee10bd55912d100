import { createHash, type Hash } from 'node:crypto'

/** Starts a digest; the shape of the emulator's option. */
interface Digest {
  update(bytes: Uint8Array): void
  clone(): Digest
  digest(): string
}

export type DigestKind = 'sampled' | 'sha256'

/**
 * Every so many bytes of a file stands a mark that depends on the file and the place; all between is zero.
 */
const STEP = 256

function markAt(seed: number, place: number): number {
  const mixed = Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b)
  return (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 24) | 1
}

function bytesOf(seed: number, start: number, end: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(end - start)
  for (let at = Math.ceil(start / STEP) * STEP; at < end; at += STEP) {
    bytes[at - start] = markAt(seed, at / STEP)
  }
  return bytes
}

/** What a read of the file throws now; `null` if it can be read. */
type Reading = () => DOMException | null

/** A part of a file whose bytes are made when they are read, and without a detour through another thread. */
class ContentBlob extends Blob {
  readonly #seed: number
  readonly #start: number
  readonly #end: number
  readonly #fault: Reading

  constructor(seed: number, start: number, end: number, fault: Reading) {
    super([])
    this.#fault = fault
    this.#seed = seed
    this.#start = start
    this.#end = end
    Object.defineProperty(this, 'size', { value: end - start })
  }

  override slice(from = 0, to = this.size): Blob {
    const end = Math.min(to, this.size)
    return new ContentBlob(this.#seed, this.#start + Math.min(from, end), this.#start + end, this.#fault)
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const fault = this.#fault()
    if (fault !== null) throw fault
    return bytesOf(this.#seed, this.#start, this.#end).buffer
  }
}

/** A file of any size that takes no memory and has a content of its own. */
export class ContentFile extends File {
  readonly seed: number
  readonly #fault: Reading

  constructor(seed: number, size: number, name: string, fault: Reading) {
    super([], name, { type: 'video/mp4', lastModified: 1_700_000_000_000 })
    this.seed = seed
    this.#fault = fault
    Object.defineProperty(this, 'size', { value: size })
  }

  override slice(from = 0, to = this.size): Blob {
    return new ContentBlob(this.seed, 0, this.size, this.#fault).slice(from, to)
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.slice().arrayBuffer()
  }
}

/** Reads the marks and counts the bytes: a byte lost, doubled or out of place moves every mark behind it. */
function sampledDigest(position = 0, sum = 0x811c9dc5): Digest {
  return {
    update(bytes) {
      for (let at = (STEP - (position % STEP)) % STEP; at < bytes.length; at += STEP) {
        sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193)
      }
      position += bytes.length
    },
    clone: () => sampledDigest(position, sum),
    digest: () => `${(sum >>> 0).toString(16)}-${position}`,
  }
}

function sha256Digest(hash: Hash = createHash('sha256')): Digest {
  return {
    update: (bytes) => void hash.update(bytes),
    clone: () => sha256Digest(hash.copy()),
    digest: () => hash.digest('hex'),
  }
}

export const digests: Readonly<Record<DigestKind, () => Digest>> = {
  sampled: () => sampledDigest(),
  sha256: () => sha256Digest(),
}

const known = new Map<string, string>()

/** What a server that has exactly this file says. */
export function digestOf({ seed, size }: ContentFile, kind: DigestKind): string {
  const key = `${kind} ${seed} ${size}`
  let digest = known.get(key)
  if (digest === undefined) {
    const all = digests[kind]()
    all.update(bytesOf(seed, 0, size))
    digest = all.digest()
    known.set(key, digest)
  }
  return digest
}
