import { createFormat, en } from 'react-stream-uploader'
import page from '../../docs/reference/errors.md?raw'
import { type Retryability, retryabilityOf } from '../../src/core/model/upload-error.js'
import { rejectionText } from '../../src/react/text/rejection-text.js'
import { codesIn, documentedTable } from '../support/documented-table.js'
import { rejectionSamples } from '../support/rejection-samples.js'
import { hostAdvice, ruleOf } from './host-advice.js'
import { InlineCode } from './inline-code.js'

const meanings = new Map(
  documentedTable(page, 'errors').map(([code, meaning]) => [codesIn(code)[0], meaning]),
)

const retries: { readonly [R in Retryability]: string } = {
  automatic: 'Retried automatically, then by hand.',
  manual: 'Retried by hand.',
  never: 'Retrying does not help.',
}

const errorCodes = Object.keys(hostAdvice) as (keyof typeof hostAdvice)[]
const rejectionCodes = Object.keys(ruleOf) as (keyof typeof ruleOf)[]

/** Every code of `upload.error`: what it means, what people read, and what you can do. */
export function ErrorCodes() {
  return (
    <dl className="guide-codes">
      {errorCodes.map((code) => (
        <div key={code}>
          <dt>
            <code>{code}</code>
          </dt>
          <dd>
            <p>
              <InlineCode text={`${capital(meanings.get(code) ?? '')}.`} />{' '}
              {retries[retryabilityOf({ code, status: null, retryAfter: null })]}
            </p>
            <blockquote>{en.error[code]({ isLink: code.startsWith('link') })}</blockquote>
            <p>
              <InlineCode text={hostAdvice[code]} />
            </p>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Every code of `upload.rejections`, with its rule. */
export function RejectionCodes() {
  return (
    <dl className="guide-codes">
      {rejectionCodes.map((code) => (
        <div key={code}>
          <dt>
            <code>{code}</code>
          </dt>
          <dd>
            <p>
              Rule: <InlineCode text={ruleOf[code]} />
            </p>
            <blockquote>{rejectionText(rejectionSamples[code], en.rejection, createFormat('en'))}</blockquote>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
