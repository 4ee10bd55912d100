import type { ArgTypes } from '@storybook/react-vite'
import type { ComponentPropsWithoutRef } from 'react'
import type { StreamUploaderProps, UploaderOptions } from 'react-stream-uploader'
import page from '../../docs/reference/props.md?raw'
import { documentedTable } from '../support/documented-table.js'
import { propValues } from './prop-values.js'

type InputType = ArgTypes[string]

/** Every prop, without those of a `div`. */
type PropName =
  | keyof UploaderOptions
  | Exclude<keyof StreamUploaderProps, keyof ComponentPropsWithoutRef<'div'>>
  | 'defaultValue'
  | 'className'
  | 'style'

const text: InputType = { control: 'text' }
const count: InputType = { control: { type: 'number', min: 1 } }
const figure: InputType = { control: { type: 'number', min: 0 } }
const flag: InputType = { control: 'boolean' }
const object: InputType = { control: 'object' }
const oneOf = (...options: readonly string[]): InputType => ({ control: 'select', options })
const valueOf = (prop: keyof typeof propValues): InputType => oneOf(...Object.keys(propValues[prop]))
const callback = (name: string): InputType => ({ action: name, control: false })
const described = (input: InputType, description: string): InputType => ({ ...input, description })

/** The type makes a prop without a control an error. */
const controls: { readonly [P in PropName]-?: InputType } = {
  endpoint: valueOf('endpoint'),
  meta: object,
  headers: object,
  accept: text,
  minFileSize: figure,
  maxFileSize: figure,
  minDurationSeconds: figure,
  maxDurationSeconds: figure,
  minWidth: figure,
  minHeight: figure,
  maxWidth: figure,
  maxHeight: figure,
  maxTotalSize: figure,
  maxTotalDurationSeconds: figure,
  maxFiles: count,
  validate: valueOf('validate'),
  duplicates: oneOf('allow', 'skip', 'replace', 'ask'),
  autoStart: flag,
  fields: object,
  concurrency: { control: { type: 'range', min: 1, max: 10 } },
  chunkSize: valueOf('chunkSize'),
  reserve: oneOf('measured'),
  retry: valueOf('retry'),
  trackProcessing: flag,
  defaultVideos: object,
  videos: object,
  removedVideos: oneOf('keep', 'discard'),
  confirmLeaving: flag,
  keepAwake: flag,
  onAdd: callback('onAdd'),
  onReject: callback('onReject'),
  onRemove: callback('onRemove'),
  onAllSettled: callback('onAllSettled'),
  onStatusChange: callback('onStatusChange'),
  onReady: callback('onReady'),
  onError: callback('onError'),
  onEvent: callback('onEvent'),
  eventNames: flag,
  queryClient: valueOf('queryClient'),
  fetch: valueOf('fetch'),
  resumeKey: valueOf('resumeKey'),
  uploadOrigin: text,
  idleTimeout: figure,
  httpStack: valueOf('httpStack'),
  uploader: described(
    valueOf('uploader'),
    'an uploader from `createUploader` or `useStreamUpload`, instead of the options',
  ),
  disabled: flag,
  disabledReason: text,
  messages: valueOf('messages'),
  paste: flag,
  catchMissedDrops: flag,
  sortable: flag,
  onReorder: callback('onReorder'),
  name: text,
  required: flag,
  form: text,
  readOnly: flag,
  invalid: flag,
  counts: oneOf('uploaded', 'ready'),
  holdSubmit: flag,
  onHoldChange: callback('onHoldChange'),
  value: object,
  defaultValue: object,
  onValueChange: callback('onValueChange'),
  dropAnywhere: flag,
  folder: flag,
  camera: flag,
  link: flag,
  editableTitles: flag,
  layout: oneOf('list', 'single'),
  compact: flag,
  icons: valueOf('icons'),
  slots: valueOf('slots'),
  classNames: valueOf('classNames'),
  className: described(valueOf('className'), 'a class, or a function of the state of `Root`'),
  style: described(object, 'styles, or a function of the state of `Root`'),
}

const bare = (cell: string): string => cell.replaceAll('`', '')

const tables = ['options', 'properties of both components', 'properties of StreamUploader']

const documented = tables
  .flatMap((table) => documentedTable(page, table))
  .map(([name = '', type = '', standard = '', description = '']) => {
    const table = {
      type: { summary: bare(type) },
      ...(standard !== '' && { defaultValue: { summary: bare(standard) } }),
    }
    return [bare(name), { description, table }] as const
  })

/** Each with its documented description. */
export const propControls: Readonly<Record<string, InputType>> = Object.fromEntries(
  Object.entries(controls).map(([name, control]) => [name, { ...new Map(documented).get(name), ...control }]),
)
