import type { Finding, ProbeResult } from './run-probe.js'

/** What nobody else may read; it is cut out of every line. */
export interface Secrets {
  readonly accountId: string
  readonly apiToken: string
}

/** One line of the table: question, answer, and what to change. */
export function lineOf({ option, question, outcome }: Finding, secrets: Secrets): string {
  const cells = 'value' in outcome ? answered(outcome, option) : unanswered(outcome, option)
  return `| ${[question, ...cells].map((cell) => redact(cell, secrets)).join(' | ')} |`
}

type Answered = Extract<Finding['outcome'], { value: unknown }>
type Unanswered = Exclude<Finding['outcome'], Answered>

function answered({ kind, value }: Answered, option: Finding['option']): readonly string[] {
  const answer = `\`${JSON.stringify(value)}\``
  if (option === null) return [answer, '']
  return [answer, kind === 'as-assumed' ? `as assumed (\`${option}\`)` : `**change \`${option}\`**`]
}

function unanswered({ kind, why }: Unanswered, option: Finding['option']): readonly string[] {
  return [`${kind.replace('-', ' ')}: ${why}`, option === null ? '' : `\`${option}\` stays a guess`]
}

/**
 * Takes out whatever leads to an account, a video or an upload, wherever Stream's answer may have put it. Headers and lists of an answer are
 * printed as they are, and nobody knows what is in them.
 */
export function redact(text: string, { accountId, apiToken }: Secrets): string {
  return [accountId, apiToken]
    .filter((secret) => secret !== '')
    .reduce((cut, secret) => cut.replaceAll(secret, '…'), text)
    .replaceAll(/[a-z][a-z\d+.-]*:\/\/[^\s"'`,)\]|]+/gi, (address) => (isOurs(address) ? address : '…'))
    .replaceAll(/[\da-f]{24,}/gi, '…')
    .replaceAll('|', '¦')
    .replaceAll(/[\r\n]+/g, ' ')
}

/** The one address that the probe itself sends as a value. */
const isOurs = (address: string): boolean => address === 'app://bundle'

export interface ReportHead {
  readonly version: string
  readonly node: string
  readonly date: string
  readonly seconds: number
  readonly isInterrupted: boolean
  readonly isEmulator: boolean
}

/** The report, as it is pasted into an issue. */
export function reportOf({ findings, left }: ProbeResult, head: ReportHead, secrets: Secrets): string {
  const differing = findings.filter(({ outcome }) => outcome.kind === 'differs').length
  const state = head.isInterrupted ? ', interrupted' : ''
  return [
    `# Probe of ${head.isEmulator ? 'another address than Cloudflare’s, such as the emulator' : 'Stream'}`,
    '',
    `react-stream-uploader ${head.version}, Node ${head.node}, ${head.date}, ${head.seconds} s${state}.`,
    `${findings.length} lines; ${differing} answers differ from what the emulator assumes.`,
    left === 0 ? 'Every video of the probe is deleted.' : `${left} videos could not be deleted.`,
    '',
    '| question | Stream | assumptions.ts |',
    '|---|---|---|',
    ...findings.map((finding) => lineOf(finding, secrets)),
    '',
  ].join('\n')
}
