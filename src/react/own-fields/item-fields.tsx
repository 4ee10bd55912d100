// The part for the app's own fields: nothing without them, and loaded with the first row that has some.
'use client'

import type { ReactNode } from 'react'
import type { UploadErrorCode } from '../../core/model/upload-error.js'
import type { UploaderState } from '../../core/model/uploader-state.js'
import type { OwnField } from '../../protocol/own-field.js'
import { useUploaderState } from '../hooks/use-uploader-state.js'
import { type Part, type PartOf, part } from '../part/part.js'
import { useFieldsCode } from './use-fields-code.js'

export interface ItemFieldsState {
  /** The form is shown. */
  readonly open: boolean
  /** There is nothing in a required field. */
  readonly missing: boolean
  /** What was written is not saved at Stream yet. */
  readonly saving: boolean
  /** Why it could not be saved. */
  readonly problem: UploadErrorCode | undefined
}

export interface ItemFieldsProps extends Omit<PartOf<'div', ItemFieldsState>, 'children'> {
  /** Whether the title is the first of the fields. Default `false`. */
  readonly editsTitle?: boolean | undefined
  /** Content of the button. Default: the word "Details". */
  readonly children?: ReactNode
}

const fieldsIn = ({ fields }: UploaderState): readonly OwnField[] => fields

/**
 * A button that opens a form with the option `fields`, and a line with what is missing in them. What is written is kept when a field
 * is left, by Enter, and when the page goes out of sight. A button for `start` opens it where something is missing. Renders nothing
 * without the option.
 */
export const ItemFields: Part<ItemFieldsProps, 'div'> = part(function ItemFields(props, ref) {
  const fields = useUploaderState(fieldsIn)
  const Fields = useFieldsCode(fields.length > 0)
  return fields.length === 0 || Fields === null ? null : <Fields {...props} fields={fields} ref={ref} />
})
