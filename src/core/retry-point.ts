import { identityOf, type RetryPoint, type Upload, type UploadIn, videoIdOf } from './upload.js'
import { isEncodingError, losesTicket, type UploadError } from './upload-error.js'

/** The upload as failed, with the nearest point from which a retry can go on. */
export function failureOf(upload: Upload, error: UploadError): UploadIn<'failed'> {
  return { ...identityOf(upload), status: 'failed', error, retryFrom: retryPointOf(upload, error) }
}

function retryPointOf(upload: Upload, error: UploadError): RetryPoint {
  if (upload.status === 'uploading' && !losesTicket(error)) {
    const { transfer } = upload
    return {
      step: 'transfer',
      transfer: { ...transfer, bytesSent: transfer.bytesAccepted, attempt: 0, rate: null },
    }
  }
  // The bytes have arrived: unless the encoder refused them, only the reading of the status has failed.
  if (upload.status === 'processing' && !isEncodingError(error)) {
    return { step: 'processing', videoId: upload.videoId }
  }
  return { step: 'request', videoId: videoIdOf(upload) }
}
