// The text of `--help`.

import { requestKinds } from '../emulator/http/route.js'
import { faultNames } from './fault-flag.js'

export const help = `react-stream-uploader emulate [options]

Serves an emulator of Cloudflare Stream over HTTP, for an app in any language. Prints what to put into the app's environment, and logs
each request and webhook on standard error. Videos are in memory, and gone when it ends.

  --port <number>            default 8787; 0 takes any that is free
  --host <address>           default 127.0.0.1, which only this machine reaches
  --base-url <url>           address of upload and playback URLs, if browsers reach the emulator at another one than the app
  --api-token <text>         the token that the app must send; default 'emulated'
  --webhook <url>            notify this address of videos that are ready or failed
  --webhook-secret <text>    what webhooks are signed with; default 'emulated-secret'
  --encode-ms <ms>           time in which a video is encoded; it can be played after half of it; default 8000
  --bandwidth <bytes>        bytes a second at which each upload is read
  --keep-bytes <bytes>       memory for files that the player plays; the oldest go first; default 16777216
  --storage-minutes <n>      minutes of video that fit; beyond it creations are refused with 413 and code 10011
  --call-limit <n>           API calls in five minutes; beyond it calls are refused with 429; Stream's limit is 1200
  --fail <rule>              makes requests fail, see below; may be repeated
  --assume <name>=<value>    another answer to what Stream does not document; may be repeated
  --help

A rule is <request>:<fault>[=value][,name=value…], with <request>+<request> for several. Without times=<n> or times=all it applies once;
with after=<n> it lets that many requests pass first.

  --fail patch:drop                      --fail create:status=503,retry-after=5,times=all
  --fail patch:drop=after,after=1        --fail copy:encode-error=ERR_FETCH_ORIGIN_ERROR
  --fail status:delay=2000               --fail head+patch:status=502,times=2

Requests: ${wrapped(requestKinds)}
Faults: ${wrapped(faultNames)}
`

function wrapped(names: readonly string[]): string {
  return names.join(', ').replaceAll(/(.{90,120}) /g, '$1\n  ')
}
