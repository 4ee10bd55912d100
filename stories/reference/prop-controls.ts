import type { ArgTypes } from '@storybook/react-vite'
import type { ComponentPropsWithoutRef } from 'react'
import type { StreamUploaderProps, UploaderOptions } from 'react-stream-uploader'
import page from '../../docs/reference/options.md?raw'
import { codesIn, documentedTable } from '../support/documented-table.js'
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
const also = (input: InputType, description: string, standard?: string): InputType => ({
  ...input,
  description,
  ...(standard !== undefined && { table: { defaultValue: { summary: standard } } }),
})

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
  idleTimeout: figure,
  httpStack: valueOf('httpStack'),
  uploader: also(
    valueOf('uploader'),
    'an uploader from `createUploader` or `useStreamUpload`, instead of the options',
  ),
  disabled: also(flag, 'takes no new files; running uploads keep going', 'false'),
  disabledReason: also(text, 'why it takes no files now, in the drop zone while it is `disabled`', "''"),
  messages: also(valueOf('messages'), 'another language, or your own text for single messages', 'en'),
  paste: also(flag, 'takes files that are pasted on the page, outside text fields', 'true'),
  catchMissedDrops: also(
    flag,
    'a file dropped outside the drop zone does not make the browser leave the page',
    'true',
  ),
  sortable: also(flag, 'lets people change the order of the rows', 'false'),
  onReorder: also(callback('onReorder'), 'hears of the new order'),
  name: also(text, 'name of the hidden inputs in a form'),
  required: also(flag, 'a form is not sent without a video', 'false'),
  form: also(text, 'id of a form elsewhere on the page'),
  readOnly: also(flag, 'shows its videos, takes and removes none', 'false'),
  invalid: also(flag, 'something is wrong by the rules of your app', 'false'),
  counts: also(oneOf('uploaded', 'ready'), 'from when on a video counts in a form', "'uploaded'"),
  holdSubmit: also(flag, 'sends the form only once nothing is under way', 'false'),
  onHoldChange: also(callback('onHoldChange'), 'hears whether a submit is held back'),
  value: also(object, 'the ids, if your app keeps them itself'),
  defaultValue: also(object, 'the ids at the beginning, and after a reset'),
  onValueChange: also(callback('onValueChange'), 'hears of the ids'),
  dropAnywhere: also(flag, 'takes files dropped anywhere on the page', 'false'),
  folder: also(flag, 'shows a button that selects a folder', 'false'),
  camera: also(flag, 'shows a button for the camera, on touch devices', 'false'),
  link: also(flag, 'shows a field for links', 'false'),
  editableTitles: also(flag, 'people can edit the titles of their videos', 'false'),
  layout: also(oneOf('list', 'single'), '`single`: a field for one video, in place', 'list'),
  compact: also(flag, 'a drop zone and rows of one line each, if there is room', 'false'),
  icons: also(valueOf('icons'), 'icons of your app, by name'),
  slots: also(valueOf('slots'), 'pieces of your app: a row, its buttons, the header, the empty drop zone'),
  classNames: also(valueOf('classNames'), 'class names by part'),
  className: also(valueOf('className'), 'a class, or a function of the state of `Root`'),
  style: also(object, 'styles, or a function of the state of `Root`'),
}

const bare = (cell: string): string => cell.replaceAll('`', '')

const options = documentedTable(page, 'options').flatMap(
  ([names, type = '', standard = '', description = '']) =>
    codesIn(names).map((name) => {
      const table = {
        type: { summary: bare(type) },
        ...(standard !== '' && { defaultValue: { summary: bare(standard) } }),
      }
      return [name, { description, table }] as const
    }),
)

/** Each with its documented description. */
export const propControls: Readonly<Record<string, InputType>> = Object.fromEntries(
  Object.entries(controls).map(([name, control]) => [name, { ...new Map(options).get(name), ...control }]),
)
