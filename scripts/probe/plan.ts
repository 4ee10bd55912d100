import { PROBE_SECONDS } from './account.js'
import { questions } from './run-probe.js'

/** What a run does to the account, before it does it. */
export function planText(): string {
  const asked = questions.flatMap(({ fact }) => ('find' in fact ? [fact] : []))
  const unasked = questions.flatMap(({ fact }) => ('why' in fact ? [fact] : []))
  const videos = asked.reduce((sum, fact) => sum + fact.videos, 0)
  const reserved = Math.max(...asked.map(({ reservedSeconds = 0 }) => reservedSeconds)) / 60
  const lines = [
    `The probe asks ${asked.length} questions. It takes about two minutes, most of them waiting.`,
    '',
    `It creates up to ${videos} videos, all by the creator "react-stream-uploader-probe" and most with the title "probe":`,
    '- they hold a clip of a second, zeros, or nothing at all, and are deleted as soon as their question is answered',
    `- each reserves ${PROBE_SECONDS / 60} minute of storage until then, one of them perhaps ${reserved} minutes`,
    '- one call copies from an address that does not exist; nothing is watched, so no minutes are delivered',
    '- about 200 API calls, of the 1,200 that a user may make in five minutes',
    '',
    'It should cost nothing: Stream charges for minutes stored and delivered, and deleted videos are not stored.',
    `It needs about ${reserved + 10} minutes of storage that are free. It does not touch other videos, keys or the webhook.`,
    'Ctrl+C ends it and deletes what is there. "npm run probe -- --clean" deletes what a run left that was killed.',
    '',
    'It does not ask:',
    ...unasked.map(({ question, why }) => `- ${question} (${why})`),
    '',
  ]
  return lines.join('\n')
}
