import { beforeEach, vi } from 'vitest'

const generateKey = crypto.subtle.generateKey.bind(crypto.subtle)
let pair: ReturnType<typeof generateKey> | null = null

/** All keys of this file have the same RSA pair, because finding one takes longer than a test. Their ids still differ. */
export function shareRsaKey(): void {
  beforeEach(() => {
    vi.spyOn(crypto.subtle, 'generateKey').mockImplementation((...args) => (pair ??= generateKey(...args)))
  })
}
