// Finds uploads by what they are called, whatever the case and the accents.

import { titleOf } from '../../core/machine/title.js'
import type { Upload } from '../../core/model/upload.js'
import type { UploadFilter } from '../hooks/uploader-context.js'

/** Returns a function that makes the filter for what was typed; `null` if nothing was. What it has compared it does not compare again. */
export function createNameSearch(): (typed: string) => UploadFilter | null {
  const plainOf = new Map<string, string>()

  function plainTitle(upload: Upload): string {
    const title = titleOf(upload)
    const known = plainOf.get(title)
    if (known !== undefined) return known
    const plain = toPlain(title)
    plainOf.set(title, plain)
    return plain
  }

  return (typed) => {
    const wanted = toPlain(typed)
    if (wanted === '') return null
    let last: { readonly uploads: readonly Upload[]; readonly found: readonly Upload[] } | null = null
    return {
      of(uploads) {
        if (last?.uploads === uploads) return last.found
        const found = uploads.filter((upload) => plainTitle(upload).includes(wanted))
        last = { uploads, found }
        return found
      },
    }
  }
}

/** Names of files from a Mac have their accents apart. */
function toPlain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
