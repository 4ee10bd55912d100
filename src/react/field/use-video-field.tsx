// The uploader as a field of a form: hidden inputs with the ids, and one that the browser validates.
'use client'

import { type CSSProperties, type ReactElement, type RefObject, useEffect, useRef } from 'react'
import type { StreamUploaderHandle } from '../../browser/create-uploader.js'
import { isAtEnd } from '../../core/machine/arrival.js'
import { missingFields } from '../../core/machine/fields.js'
import { wasThere } from '../../core/model/upload-facts.js'
import { useStateOf } from '../hooks/use-uploader-state.js'
import { useClientStyle } from '../part/use-client-style.js'
import { firstWords } from '../text/first-words.js'
import type { Messages } from '../text/messages.js'
import type { FirstMessages } from '../text/overrides.js'
import { type FieldStanding, isField } from './field-props.js'
import { useFieldValue } from './use-field-value.js'
import { type FormListener, useFormEvents } from './use-form-events.js'
import { useHeldSubmit } from './use-held-submit.js'

export interface VideoFieldOptions extends FieldStanding {
  /** Gets the focus when the browser says that a video is missing: the button that adds one. */
  readonly focus: () => HTMLElement | null
  /** The words of the browser's bubble. Default: English. */
  readonly messages?: Messages | undefined
}

export interface VideoField {
  /** The ids that the form is sent with. */
  readonly value: readonly string[]
  /** A submit is held back until nothing is under way. */
  readonly holding: boolean
  /** To be rendered inside your form; `null` if nothing makes it a field. */
  readonly inputs: ReactElement | null
}

/** For apps that render everything themselves: what `Uploader.Root` does with the same properties. */
export function useVideoField(uploader: StreamUploaderHandle, options: VideoFieldOptions): VideoField {
  return useFieldOf(uploader, { ...options, messages: options.messages ?? firstWords })
}

type FieldOptions = Omit<VideoFieldOptions, 'messages'> & { readonly messages: FirstMessages }

export function useFieldOf(uploader: StreamUploaderHandle, options: FieldOptions): VideoField {
  const { name, form, disabled, readOnly, required, counts = 'uploaded', holdSubmit, onHoldChange } = options
  const { focus, messages } = options
  const control = useRef<HTMLInputElement>(null)
  const { value, reset } = useFieldValue(uploader, options)
  const isWanted = isField(options)
  const isUnderWay = useStateOf(
    uploader,
    ({ uploads }) => isWanted && uploads.some((upload) => !isAtEnd(upload, counts)),
  )
  const hasFailed = useStateOf(uploader, ({ uploads }) =>
    uploads.some((upload) => upload.status === 'failed' && !wasThere(upload)),
  )
  const isHeld = useStateOf(uploader, ({ uploads }) =>
    uploads.every((upload) => 'held' in upload && upload.held),
  )
  const isIncomplete = useStateOf(
    uploader,
    ({ uploads, fields }) => isWanted && uploads.some((upload) => missingFields(upload, fields).length > 0),
  )
  const { holding, ...listener } = useHeldSubmit(uploader, {
    holdSubmit,
    counts,
    onHoldChange,
    control,
    isUnderWay,
    hasFailed,
    onReset: reset,
  })

  function problem(): string {
    if (readOnly) return ''
    if (isIncomplete) return messages.fields.incomplete()
    if (holdSubmit && isUnderWay) return ''
    if (holdSubmit && hasFailed) return messages.uploadHasFailed()
    if (!required || value.length > 0) return ''
    return isUnderWay && !isHeld ? messages.uploadUnfinished() : messages.videoRequired()
  }

  const inputs = isWanted ? (
    <>
      <Validity {...{ form, disabled, control, focus, listener }} problem={problem()} />
      {name === undefined
        ? null
        : value.map((id) => (
            <input key={id} type="hidden" name={name} value={id} form={form} disabled={disabled} />
          ))}
    </>
  ) : null
  return { value, holding, inputs }
}

/** In its place, so that the browser's bubble is there. */
const unseen: CSSProperties = {
  position: 'absolute',
  inlineSize: 1,
  blockSize: 1,
  margin: 0,
  padding: 0,
  border: 0,
  opacity: 0,
  pointerEvents: 'none',
}

interface ValidityProps extends Pick<VideoFieldOptions, 'form' | 'disabled' | 'focus'> {
  readonly problem: string
  readonly control: RefObject<HTMLInputElement | null>
  readonly listener: FormListener
}

/** Browsers validate no hidden input, and report nothing at one that cannot have the focus. This one passes it on. */
function Validity({ problem, form, disabled, control, focus, listener }: ValidityProps): ReactElement | null {
  // On the server, where no policy would let it be hidden, and where nothing can be uploaded.
  const style = useClientStyle(unseen)
  useFormEvents(control, listener)
  useEffect(function tellBrowser() {
    control.current?.setCustomValidity(problem)
  })
  if (style === undefined) return null
  return (
    <input
      ref={control}
      type="text"
      tabIndex={-1}
      aria-hidden="true"
      autoComplete="off"
      style={style}
      form={form}
      disabled={disabled}
      onFocus={() => focus()?.focus()}
      // By a `label` around the uploader.
      onClick={() => focus()?.click()}
    />
  )
}
