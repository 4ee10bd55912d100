import { readFile } from 'node:fs/promises'
import { nodeWorld } from './node-world.js'
import { lineOf, tableHead } from './report.js'
import { runProbe } from './run-probe.js'

/** @param clip path of a short video */
export async function main(environment: NodeJS.ProcessEnv, clip: string): Promise<number> {
  const { CLOUDFLARE_ACCOUNT_ID: accountId, CLOUDFLARE_API_TOKEN: apiToken } = environment
  if (!accountId || !apiToken) {
    process.stderr.write(
      'The probe asks a real account: set CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN.\n',
    )
    return 2
  }
  const interruption = new AbortController()
  // Each time, not once: the impatience of a second Ctrl+C would leave videos behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort())
  const apiBaseUrl = environment['CLOUDFLARE_API_BASE_URL']
  const world = nodeWorld(
    { accountId, apiToken, apiBaseUrl, clip: new Uint8Array(await readFile(clip)) },
    interruption.signal,
  )
  process.stdout.write(`${tableHead}\n`)
  const print = (finding: Parameters<typeof lineOf>[0]) => process.stdout.write(`${lineOf(finding)}\n`)
  const { left } = await runProbe(world, interruption.signal, print)
  if (left > 0) process.stderr.write(`${left} videos named 'probe' could not be deleted: please do so.\n`)
  return left > 0 || interruption.signal.aborted ? 1 : 0
}
