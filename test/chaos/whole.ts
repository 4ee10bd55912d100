import type { Upload } from '../../src/core/model/upload.js'
import { isEncodingError } from '../../src/core/model/upload-error.js'

/** All bytes have arrived: the video stays where it is, whatever becomes of the row and the record. */
export function isWhole(upload: Upload): boolean {
  const { status } = upload
  if (status === 'failed') return upload.retryFrom.step === 'processing' || isEncodingError(upload.error)
  return status === 'processing' || status === 'ready' || status === 'uploaded'
}
