// What an app replaces of the look: icons, pieces of the structure, class names.
'use client'

import {
  type Context,
  cloneElement,
  createContext,
  type ReactElement,
  type ReactNode,
  type SVGAttributes,
  useContext,
} from 'react'
import type { Upload } from '../../core/model/upload.js'
import { firstIcons } from './first-icons.js'
import type { IconName } from './icons.js'

/** `children` is what is there otherwise: put it somewhere, or leave it out. Called while it renders, so hooks may be used. */
export interface SlotProps {
  readonly children: ReactNode
}

export interface UploadSlotProps extends SlotProps {
  readonly upload: Upload
}

export interface UploaderSlots {
  /** What is in a row. The row itself stays: it is in the list, has the keys, and is where the `Uploader.Item*` parts work. */
  readonly row?: ((props: UploadSlotProps) => ReactNode) | undefined
  /** The buttons of a row. In a field for one video: those on the picture. */
  readonly rowActions?: ((props: UploadSlotProps) => ReactNode) | undefined
  /** The line above the rows. */
  readonly header?: ((props: SlotProps) => ReactNode) | undefined
  /** What the drop zone shows while there is no video. Its buttons stay, as nothing else is there for the keyboard. */
  readonly empty?: ((props: SlotProps) => ReactNode) | undefined
}

/** What can have class names of the app, besides its own `stream-uploader-…`. */
export type UploaderPart =
  | 'dropzone'
  | 'trigger'
  | 'header'
  | 'list'
  | 'row'
  | 'preview'
  | 'name'
  | 'title'
  | 'status'
  | 'bar'
  | 'actions'
  | 'action'
  | 'place'
  | 'frame'
  | 'foot'

export interface Looks {
  /** Icons of your app, by name. They are decoration: what they mean is said in words. Default: the package's own. */
  readonly icons?:
    | { readonly [I in IconName]?: ReactElement<SVGAttributes<SVGElement>> | undefined }
    | undefined
  /** Pieces of your app, in the place of ours or around them. Create it outside of the component: a new one renders all rows. */
  readonly slots?: UploaderSlots | undefined
  /** Class names by part, added to the package's own: for utilities such as Tailwind's. */
  readonly classNames?: { readonly [P in UploaderPart]?: string | undefined } | undefined
}

/** A field for one video, and what belongs to the video in it: no `fieldset`, which a form would count. */
export const group: { readonly role: 'group' } = { role: 'group' }

export const LooksContext: Context<Looks> = createContext<Looks>({})

export function useClassOf(): (part: UploaderPart, more?: string) => string {
  const { classNames } = useContext(LooksContext)
  return (part, more = '') => {
    const given = classNames?.[part]
    return `stream-uploader-${part}${more}${given === undefined ? '' : ` ${given}`}`
  }
}

/** An icon of the app, or else ours. */
export function useIcon(name: IconName, own: ReactElement): ReactElement {
  const given = useContext(LooksContext).icons?.[name]
  return given === undefined ? own : cloneElement(given, { 'aria-hidden': true, focusable: false })
}

export function Icon({ name }: { readonly name: keyof typeof firstIcons }): ReactElement {
  return useIcon(name, firstIcons[name])
}

type Props = SlotProps &
  (
    | { readonly name: 'row' | 'rowActions'; readonly upload: Upload }
    | { readonly name: 'header' | 'empty' | null }
  )

export function Slot({ children, ...props }: Props): ReactNode {
  const { slots = {} } = useContext(LooksContext)
  if ('upload' in props) {
    const slot = slots[props.name]
    return slot === undefined ? children : slot({ upload: props.upload, children })
  }
  const slot = props.name === null ? undefined : slots[props.name]
  return slot === undefined ? children : slot({ children })
}
