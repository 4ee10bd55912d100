// Files of earlier visits: opened by their handles, identified by samples of their content.

import type { Clock } from '../../core/contract/ports.js'
import type { KeptFiles } from '../../core/contract/session-ports.js'
import { endFingerprintOf, fingerprintOf, firstFingerprintOf, isEndFingerprint } from './file-fingerprint.js'
import { createPatientRead } from './patient-read.js'

/** `FileSystemFileHandle` in Chromium: TypeScript's DOM types lack the permission methods. */
interface PermissionHandle extends FileSystemFileHandle {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>
}

export function createKeptFiles(clock: Clock): Omit<KeptFiles, 'keep'> {
  const readPatiently = createPatientRead(clock)
  const quickFingerprint = (file: File): Promise<string> => readPatiently(() => endFingerprintOf(file))
  return {
    async open(handle: PermissionHandle) {
      try {
        // A handle of another visit has the state `prompt`, and the browser allows asking only after a click.
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
    fingerprint: async (file, like = '') =>
      isEndFingerprint(like)
        ? quickFingerprint(file)
        : firstFingerprintOf(file, () => readPatiently(async () => fingerprintOf(file))),
    quickFingerprint,
  }
}
