'use client'

import { type ComponentPropsWithoutRef, createContext, forwardRef, useContext } from 'react'
import { type Encoding, isRetrying, type Upload } from '../../core/upload.js'
import { type Part, type PartOf, usePart } from '../part.js'
import { type UploaderContextValue, useUploaderContext } from '../uploader-context.js'

export interface ItemState {
  readonly status: Upload['status']
  /** Why it is paused. */
  readonly cause: 'user' | 'offline' | undefined
  /** What Stream is doing with it. */
  readonly step: Encoding['step'] | undefined
  /** The transfer failed and is about to be tried again. */
  readonly retrying: boolean
}

export interface ItemProps extends PartOf<ComponentPropsWithoutRef<'li'>, ItemState> {
  readonly upload: Upload
}

const ItemContext = createContext<Upload | null>(null)

/** One upload; gives the `Item…` parts inside it their upload. */
export const Item: Part<ItemProps, HTMLLIElement> = forwardRef(function Item(
  { upload, ...rest }: ItemProps,
  ref,
) {
  const element = usePart('li', itemStateOf(upload), { 'data-upload': upload.id }, rest, ref)
  return <ItemContext.Provider value={upload}>{element}</ItemContext.Provider>
})

export function itemStateOf(upload: Upload): ItemState {
  return {
    status: upload.status,
    cause: upload.status === 'paused' ? upload.cause : undefined,
    step: upload.status === 'processing' ? upload.encoding.step : undefined,
    retrying: isRetrying(upload),
  }
}

/** The upload of the nearest `Item`, and what `Root` shares. */
export function useItem(): UploaderContextValue & { readonly upload: Upload } {
  const context = useUploaderContext()
  const upload = useContext(ItemContext)
  if (upload === null) {
    throw new Error(
      'react-stream-uploader: this part has no upload, because there is no <Uploader.Item> above it. ' +
        'Render it inside <Uploader.Item upload={upload}>.',
    )
  }
  return { ...context, upload }
}
