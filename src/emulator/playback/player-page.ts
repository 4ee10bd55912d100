// HTML of the player.

/** `title` is any text, because people name their files as they like. */
export interface PlayerPage {
  readonly title: string
  /** Seconds; `null` if it is not known. */
  readonly duration: number | null
  /** Why the video cannot be played; `null` if it can. */
  readonly notice: string | null
  /** Whether there is a thumbnail yet. */
  readonly hasPicture: boolean
  /** Starts by itself, if the browser allows it. */
  readonly autoplay: boolean
  /** Allows the page's style sheet in its content security policy. */
  readonly nonce: string
}

const style = `:root { color-scheme: light dark; font: 0.875rem / 1.4 system-ui, sans-serif }
body { margin: 0 }
main { display: flex; flex-direction: column; height: 100vh; background: Canvas; color: CanvasText }
video, img { flex: 1; min-height: 0; width: 100%; object-fit: contain; background: #000 }
header { display: flex; gap: 1em; padding: 0.5em 0.9em }
h1 { flex: 1; min-width: 0; margin: 0; overflow: hidden; font: inherit; font-weight: 600; text-overflow: ellipsis; white-space: nowrap }
p { margin: 0; padding: 0 0.9em 0.6em }
video + header { position: absolute; inset: 0 0 auto; background: rgb(0 0 0 / 0.7); color: #fff; pointer-events: none; animation: leave 0.4s 3s forwards }
main:hover video + header { animation: none }
@keyframes leave { to { opacity: 0 } }
@media (prefers-reduced-motion: reduce) { video + header { animation-duration: 0s } }
main:not(:has(img, video)) { justify-content: center; text-align: center }`

/** A page that loads its thumbnail and its video, from relative addresses, and nothing else. */
export function playerPage(page: PlayerPage): string {
  const { duration, notice, nonce } = page
  const title = escaped(page.title)
  const length = duration === null ? '' : `<span>${clockTime(duration)}</span>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">
${style}
</style>
</head>
<body>
<main>
${pictureOf(page)}<header><h1 id="title" dir="auto">${title}</h1>${length}</header>
${notice === null ? '' : `<p>${escaped(notice)}</p>\n`}</main>
</body>
</html>
`
}

function pictureOf({ notice, hasPicture, autoplay }: PlayerPage): string {
  const poster = 'thumbnails/thumbnail.jpg'
  if (notice === null) {
    const start = autoplay ? ' autoplay' : ''
    return `<video src="film" poster="${poster}" controls playsinline${start} aria-labelledby="title"></video>\n`
  }
  return hasPicture ? `<img src="${poster}" alt="">\n` : ''
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** `1:34`, `1:02:07`. */
function clockTime(duration: number): string {
  const seconds = Math.round(duration)
  const pair = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const ofMinute = pair(seconds % 60)
  return minutes < 60
    ? `${minutes}:${ofMinute}`
    : `${Math.floor(minutes / 60)}:${pair(minutes % 60)}:${ofMinute}`
}
