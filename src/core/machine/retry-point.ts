// From which point a failed upload can be retried.

import { baseOf, type RetryPoint, type Upload, type UploadIn } from '../model/upload.js'
import { isEncodingError, losesTicket, type UploadError } from '../model/upload-error.js'
import { videoIdOf } from '../model/upload-facts.js'
import { interrupt, requeueLink, startProcessing, startReading } from './detached.js'
import { rewindToAccepted } from './transfer.js'

export function failUpload(upload: Upload, error: UploadError): UploadIn<'failed'> {
  return { ...baseOf(upload), status: 'failed', error, retryFrom: retryPointOf(upload, error) }
}

function retryPointOf(upload: Upload, error: UploadError): RetryPoint {
  if (upload.source.kind === 'video') return { step: 'processing', videoId: upload.source.videoId }
  if (upload.status === 'uploading' && !losesTicket(error)) {
    return { step: 'transfer', transfer: rewindToAccepted(upload.transfer) }
  }
  // All bytes have arrived. Unless the encoder refused them or they are gone, only reading the status has failed.
  if (upload.status === 'processing' && !isEncodingError(error) && error.code !== 'video-gone') {
    return { step: 'processing', videoId: upload.videoId }
  }
  return { step: 'request', videoId: videoIdOf(upload) }
}

export function retryFromPoint(upload: UploadIn<'failed'>): Upload {
  const { source, retryFrom } = upload
  if (source.kind === 'video') return startReading(upload, source)
  if (retryFrom.step === 'processing') return startProcessing(upload, retryFrom.videoId)
  if (source.kind === 'file') {
    const transfer = retryFrom.step === 'transfer' ? retryFrom.transfer : null
    return { ...baseOf(upload), source, status: 'queued', transfer, held: false }
  }
  if (source.kind === 'link') return requeueLink(upload, source)
  const { record } = source
  if ('link' in record) return requeueLink(upload, record.link)
  // The bytes of an earlier visit were refused: they must be sent again, which needs the file.
  const point = { step: 'request', videoId: videoIdOf(upload) } as const
  return interrupt({ ...baseOf(upload), source: { kind: 'record', record: { ...record, point } } }, null)
}
