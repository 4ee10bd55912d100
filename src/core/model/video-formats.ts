// The formats of videos: which extensions and types files of them have, and which of them Stream takes.

/** Extensions and types with a space between them. The first extension is for files without a name. */
type Format = readonly [extensions: string, types: string]

/** @see https://developers.cloudflare.com/stream/uploading-videos/#supported-video-formats */
const streamFormats: readonly Format[] = [
  ['mp4 m4v', 'video/mp4 video/x-m4v'],
  ['mov qt', 'video/quicktime'],
  ['mkv', 'video/x-matroska video/matroska application/x-matroska'],
  ['webm', 'video/webm'],
  ['avi divx', 'video/x-msvideo video/avi video/msvideo video/vnd.avi video/divx'],
  ['flv', 'video/x-flv video/flv'],
  ['ts mts m2ts m2t', 'video/mp2t video/vnd.dlna.mpeg-tts'],
  ['mpg mpeg m2p vob', 'video/mpeg video/mp2p'],
  ['mxf', 'application/mxf'],
  ['gxf', 'application/gxf'],
  ['lxf', 'video/x-lxf'],
  ['3gp 3g2', 'video/3gpp video/3gpp2'],
]

/** Videos that Stream's list does not name. */
const otherFormats: readonly Format[] = [
  ['wmv asf', 'video/x-ms-wmv video/x-ms-asf'],
  ['ogv', 'video/ogg'],
]

/** For `accept`: the extensions and types of what Stream takes. */
export const streamVideoAccept: string = [
  ...streamFormats.flatMap(([, types]) => types.split(' ')),
  ...streamFormats.flatMap(([extensions]) => extensions.split(' ').map((each) => `.${each}`)),
].join()

function has(words: string, word: string | undefined): boolean {
  return word !== undefined && words.split(' ').includes(word)
}

function formatWith(part: 0 | 1, word: string | undefined): Format | undefined {
  return [...streamFormats, ...otherFormats].find((format) => has(format[part], word))
}

/** The names of some formats that `accept` takes, for people: the three that most have, or what else it takes of Stream's. */
export function formatNames(accept: string): readonly string[] {
  const known = ['mp4', 'mov', 'webm', ...streamFormats.map(([extensions]) => extensions.split(' ')[0] ?? '')]
  const taken = [...new Set(known)].filter((extension) =>
    isAccepted({ name: `.${extension}`, type: '' }, accept),
  )
  return taken.slice(0, 3).map((extension) => (extension === 'webm' ? 'WebM' : extension.toUpperCase()))
}

/** Without parameters, as in `video/webm;codecs=vp9`. */
function plainTypeOf(type: string): string {
  return type.toLowerCase().replace(/\s*;.*/s, '')
}

/** The usual extension of files of a type, with its dot; `''` if the type is no video that is known. */
export function extensionFor(type: string): string {
  const format = formatWith(1, plainTypeOf(type))
  return format === undefined ? '' : `.${format[0].split(' ')[0]}`
}

/**
 * Whether a file matches `accept`. Browsers know no type for many videos, or take it from a system that means something else
 * by the extension (`.ts`, `.mts`), so the extension counts unless the type says image, sound or video.
 */
export function isAccepted(file: { readonly name: string; readonly type: string }, accept: string): boolean {
  const name = file.name.toLowerCase()
  const type = plainTypeOf(file.type)
  const named = formatWith(0, /\.(\w+)$/.exec(name)?.[1])
  const typed = formatWith(1, type)
  const isTelling = /^(?:image|audio|video)\//.test(type)
  const [, types = ''] = typed ?? (isTelling ? undefined : named) ?? []
  const isTaken = (pattern: string): boolean => {
    // Phones give videos without an extension.
    const [extensions = ''] = (named === undefined ? typed : undefined) ?? []
    if (pattern.startsWith('.')) return name.endsWith(pattern) || has(extensions, pattern.slice(1))
    if (pattern === '*/*' || pattern === type || has(types, pattern)) return true
    if (pattern === 'video/*' && types !== '') return true
    return pattern.endsWith('/*') && type.startsWith(pattern.slice(0, -1))
  }
  const patterns = accept.split(',').flatMap((pattern) => pattern.trim().toLowerCase() || [])
  return patterns.length === 0 || patterns.some(isTaken)
}
