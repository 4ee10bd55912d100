import type { KeptFiles } from '../core/session-ports.js'

/** Bytes of one sample, and how many there are, from the first byte to the last. Together they are read in an instant, of any file. */
const SAMPLE = 64 * 1024
const SAMPLES = 16

/** `FileSystemFileHandle` as Chromium has it: the permission methods are no part of TypeScript's DOM yet. */
interface PermissionHandle extends FileSystemFileHandle {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>
}

/** Files of earlier visits: opened by their handle, told from others by samples of their content. */
export const keptFiles: KeptFiles = {
  async open(handle: PermissionHandle) {
    try {
      // The state of a handle that another visit stored is `prompt`, and asking is allowed right after a click only.
      const granted = (await handle.queryPermission?.({ mode: 'read' })) ?? 'granted'
      if (granted !== 'granted' && (await handle.requestPermission?.({ mode: 'read' })) !== 'granted') {
        return 'permission-denied'
      }
      return await handle.getFile()
    } catch (thrown) {
      const isRefused = thrown instanceof DOMException && thrown.name !== 'NotFoundError'
      return isRefused ? 'permission-denied' : 'file-missing'
    }
  },
  async fingerprint(file) {
    const step = Math.max(SAMPLE, (file.size - SAMPLE) / (SAMPLES - 1))
    const starts = Array.from({ length: SAMPLES }, (_, index) => Math.floor(index * step))
    const samples = starts.filter((start) => start < file.size)
    // As one Blob, so that the browser reads the samples in one go.
    const sampled = new Blob(samples.map((start) => file.slice(start, start + SAMPLE)))
    const digest = await crypto.subtle.digest('SHA-256', await sampled.arrayBuffer())
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  },
}
