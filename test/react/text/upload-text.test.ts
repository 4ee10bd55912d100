import { createFormat, en, type UploadErrorCode } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { statusText } from '../../../src/react/text/upload-text.js'
import { uploadIn } from '../../support/uploads.js'

// A host's function may throw any code. `constructor` made React throw, and the uploader was gone from the page.
test.each(['constructor', 'toString', '__proto__', 'my-own'])(
  'a failure with the code %s has words',
  (code) => {
    const error = { code: code as UploadErrorCode, status: null, retryAfter: null }
    const upload = uploadIn('failed', { error, retryFrom: { step: 'request', videoId: null } })
    expect(statusText(upload, en, createFormat('en'))).toBe('Something went wrong. Try again.')
  },
)
