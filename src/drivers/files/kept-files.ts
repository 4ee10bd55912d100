import type { KeptFiles } from '../../core/contract/session-ports.js'
import { fingerprintOf } from './file-fingerprint.js'

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
  fingerprint: fingerprintOf,
}
