import { readFile } from 'node:fs/promises'
import { openAccount } from './account.js'
import { nodeWorld } from './node-world.js'
import { planText } from './plan.js'
import { redact, reportOf } from './report.js'
import { questions, runProbe } from './run-probe.js'

const usage = `npm run probe               asks, and prints a report
npm run probe -- --dry-run  says what it would create and cost; needs no account
npm run probe -- --clean    deletes what an earlier run has left

The report goes to stdout: npm run --silent probe > report.md
`

/**
 * @param args of the command line
 * @param clip path of a short video
 */
export async function main(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  { clip, version }: { readonly clip: string; readonly version: string },
): Promise<number> {
  const unknown = args.filter((arg) => !['--dry-run', '--clean', '--help'].includes(arg))
  if (unknown.length > 0 || args.includes('--help')) {
    process.stdout.write(usage)
    return unknown.length > 0 ? 2 : 0
  }
  if (args.includes('--dry-run')) {
    process.stdout.write(planText())
    return 0
  }
  const { CLOUDFLARE_ACCOUNT_ID: accountId, CLOUDFLARE_API_TOKEN: apiToken } = environment
  if (!accountId || !apiToken) {
    tell(
      'The probe asks a real account: set CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN (permission "Stream: Edit").',
    )
    tell('"npm run probe -- --dry-run" says what it would create and cost, without an account.')
    return 2
  }
  const interruption = new AbortController()
  // Each time, not once: the impatience of a second Ctrl+C would leave videos behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!interruption.signal.aborted) tell('Deleting what is there …')
      interruption.abort()
    })
  const apiBaseUrl = environment['CLOUDFLARE_API_BASE_URL']
  const world = nodeWorld(
    { accountId, apiToken, apiBaseUrl, clip: new Uint8Array(await readFile(clip)) },
    interruption.signal,
  )
  const { signal } = interruption

  if (args.includes('--clean')) {
    const { deleted, left } = await openAccount(world).sweep()
    tell(`Deleted ${deleted} videos of the probe; ${left} could not be deleted.`)
    return left > 0 ? 1 : 0
  }

  const refusal = await refusalOf(openAccount(world).call('GET', '?limit=1'))
  if (refusal !== null) {
    tell(refusal)
    return 2
  }
  tell(planText().split('\n\nIt does not ask')[0] ?? '')
  const start = world.now()
  let count = 0
  const result = await runProbe(world, signal, ({ question }) => {
    count += 1
    tell(redact(`${count} of ${questions.length}: ${question}`, { accountId, apiToken }))
  })
  const head = {
    version,
    node: process.versions.node,
    date: new Date(start).toISOString().slice(0, 10),
    seconds: Math.round((world.now() - start) / 1000),
    isInterrupted: signal.aborted,
    isEmulator: Boolean(apiBaseUrl),
  }
  process.stdout.write(reportOf(result, head, { accountId, apiToken }))
  if (result.left > 0)
    tell('Try "npm run probe -- --clean", or delete the videos named "probe" in the dashboard.')
  else tell('Paste the report into an issue, "What the real Stream does".')
  return result.left > 0 || signal.aborted ? 1 : 0
}

/** Why nothing can be asked; `null` if it can. */
async function refusalOf(answer: Promise<Response>): Promise<string | null> {
  const response = await answer.catch(() => null)
  if (response?.ok === true) return null
  if (response === null) return 'Cloudflare’s API cannot be reached. Nothing was created.'
  return `Cloudflare’s API answers ${response.status}: check the account id, and that the token has the permission "Stream: Edit". Nothing was created.`
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}
