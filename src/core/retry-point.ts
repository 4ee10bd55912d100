import { interrupted, processing, queuedLink } from './interruption.js'
import { settled } from './transfer.js'
import { identityOf, type RetryPoint, type Upload, type UploadIn, videoIdOf } from './upload.js'
import { isEncodingError, losesTicket, type UploadError } from './upload-error.js'

/** The upload as failed, with the nearest point from which a retry can go on. */
export function failureOf(upload: Upload, error: UploadError): UploadIn<'failed'> {
  return { ...identityOf(upload), status: 'failed', error, retryFrom: retryPointOf(upload, error) }
}

function retryPointOf(upload: Upload, error: UploadError): RetryPoint {
  if (upload.status === 'uploading' && !losesTicket(error)) {
    return { step: 'transfer', transfer: settled(upload.transfer) }
  }
  // The bytes have arrived: unless the encoder refused them, only the reading of the status has failed.
  if (upload.status === 'processing' && !isEncodingError(error)) {
    return { step: 'processing', videoId: upload.videoId }
  }
  return { step: 'request', videoId: videoIdOf(upload) }
}

/** The upload as it goes on from there. */
export function retried(upload: UploadIn<'failed'>): Upload {
  const { source, retryFrom } = upload
  if (retryFrom.step === 'processing') return processing(upload, retryFrom.videoId)
  if (source.kind === 'file') {
    const transfer = retryFrom.step === 'transfer' ? retryFrom.transfer : null
    return { ...identityOf(upload), source, status: 'queued', transfer }
  }
  if (source.kind === 'link') return queuedLink(upload, source)
  const { record } = source
  if ('link' in record) return queuedLink(upload, record.link)
  // The bytes of an earlier visit were refused: they are needed once more, and so is the file.
  const point = { step: 'request', videoId: videoIdOf(upload) } as const
  return interrupted(
    { ...identityOf(upload), source: { kind: 'record', record: { ...record, point } } },
    null,
  )
}
