import { createContext, type PropsWithChildren } from 'react'
import type { StreamUploaderHandle } from 'react-stream-uploader'
import type { Connection } from './in-page.js'
import type { Language } from './language.js'

/** What an app has around an example: its server, its language; or uploads for a picture in place of a server. */
export interface Surroundings extends Partial<Connection>, Partial<Language> {
  readonly uploader?: StreamUploaderHandle
  /** For what is made of the parts, if another uploader is on the page too. */
  readonly partsUploader?: StreamUploaderHandle
}

export const AroundContext = createContext<Surroundings>({})

/** An example has no properties for its story: it is what a person would paste. So it gets from here what its story wants of it. */
export function Around({ children, ...surroundings }: PropsWithChildren<Surroundings>) {
  return <AroundContext.Provider value={surroundings}>{children}</AroundContext.Provider>
}
