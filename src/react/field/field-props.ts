// What makes the uploader a field of a form.

import type { Arrival } from '../../core/machine/arrival.js'
import { lookUp } from '../../protocol/look-up.js'

/** The properties that inputs of a form have too, with the same meaning. */
export interface VideoFieldProps {
  /** One hidden input of this name for each video that counts: its value is Stream's id. */
  readonly name?: string | undefined
  /** The form is not sent without a video, and the browser says so at the button. Default `false`. */
  readonly required?: boolean | undefined
  /** Id of a form elsewhere on the page. Default: the form around it. */
  readonly form?: string | undefined
  /** Shows its videos, which are sent with the form, and takes and removes none. Default `false`. */
  readonly readOnly?: boolean | undefined
  /** Something is wrong with it, by the rules of your app: as `aria-invalid`, which is taken too. Default `false`. */
  readonly invalid?: boolean | undefined
  /** From when on a video counts: once all its bytes have arrived (`'uploaded'`, the default), or once it can be played. */
  readonly counts?: Arrival | undefined
  /**
   * Sends the form only once nothing is under way any more. Rows that wait are started by it; one that has failed must be
   * retried or removed first. Default `false`: what is under way is not in the form's data.
   */
  readonly holdSubmit?: boolean | undefined
  /**
   * Called with `true` when a submit is held back, and with `false` right before the form is sent, when it cannot be, and when the
   * uploader goes.
   */
  readonly onHoldChange?: ((isHolding: boolean) => void) | undefined
  /** Stream's ids of the videos, for an app that keeps them itself. What it takes out goes off the list, and stays at Stream. */
  readonly value?: readonly string[] | undefined
  /** Ids without rows at the beginning, and after a reset of the form; `defaultVideos` has rows. Default: none. */
  readonly defaultValue?: readonly string[] | undefined
  /** Called with all ids, those with rows in the order of the list, when a video counts from now on, or does not any more. */
  readonly onValueChange?: ((ids: readonly string[]) => void) | undefined
}

export type FieldStanding = VideoFieldProps & { readonly disabled?: boolean | undefined }

const names: { readonly [K in keyof Required<VideoFieldProps>]: true } = {
  name: true,
  required: true,
  form: true,
  readOnly: true,
  invalid: true,
  counts: true,
  holdSubmit: true,
  onHoldChange: true,
  value: true,
  defaultValue: true,
  onValueChange: true,
}

/** @returns the properties of the field, and all others */
export function splitFieldProps<P extends VideoFieldProps>(
  props: P,
): [VideoFieldProps, Omit<P, keyof VideoFieldProps>] {
  const isOfField = ([name]: [string, unknown]): boolean => lookUp(names, name) === true
  const entries = Object.entries(props)
  const field: unknown = Object.fromEntries(entries.filter(isOfField))
  const rest: unknown = Object.fromEntries(entries.filter((entry) => !isOfField(entry)))
  return [field as VideoFieldProps, rest as Omit<P, keyof VideoFieldProps>]
}

/** Without any of these, a form has nothing to do with it. */
export function isField({
  name,
  required,
  holdSubmit,
  value,
  defaultValue,
  onValueChange,
}: VideoFieldProps): boolean {
  const isKept = value !== undefined || defaultValue !== undefined || onValueChange !== undefined
  return name !== undefined || required === true || holdSubmit === true || isKept
}
