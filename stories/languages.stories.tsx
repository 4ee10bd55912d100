import type { Meta, StoryObj } from '@storybook/react-vite'
import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'
import { uploaderWith } from 'react-stream-uploader/testing'
import type { Language } from './support/language.js'
import * as uploads from './support/uploads.js'

const rules = { accept: 'video/*', maxFiles: 25, maxFileSize: 30_000_000_000 }
const arabicName = 'الميناء عند الفجر – لقطة 2.mov'
const gigabyte = 1_000_000_000

const rows = [
  uploads.validating(),
  uploads.rejected({ code: 'file-too-large', maxFileSize: 30 * gigabyte }, { size: 31 * gigabyte }),
  uploads.rejected({
    code: 'dimensions-too-small',
    actual: { width: 640, height: 360 },
    minWidth: 1280,
    minHeight: 720,
  }),
  uploads.rejected({ code: 'duplicate', isQuestion: true }),
  uploads.rejected({ code: 'link-malformed' }),
  uploads.queued({ name: arabicName }),
  uploads.requesting(),
  uploads.opened(uploads.uploading()),
  uploads.uploading({ name: arabicName }),
  uploads.uploadingAnew(),
  uploads.retrying(),
  uploads.resending(),
  uploads.paused('user', { name: 'Interview, second take.mp4' }),
  uploads.paused('offline'),
  uploads.ofLink(uploads.processing({ step: 'downloading', percent: null })),
  uploads.processing({ step: 'encoding', percent: 42 }),
  uploads.ready({ name: 'Market hall.mov' }),
  uploads.failedToStart('unauthorized'),
  uploads.failedToStart('endpoint-no-url'),
  uploads.failedOnTheWay('network'),
  uploads.cancelled(),
]

const uploader = uploaderWith(rows, { rules })

/** Every story follows the toolbar's language. These are each in a fixed one. */
const meta: Meta<Language> = {
  title: 'Uploader/Languages',
  parameters: { controls: { disable: true } },
  render: (language) => <StreamUploader {...language} uploader={uploader} link folder />,
}
export default meta

const language = (locale: string): StoryObj<Language> => ({ globals: { locale } })

export const English = language('en')
export const German = language('de')
export const French = language('fr')
export const Spanish = language('es')
export const BrazilianPortuguese = language('pt-BR')
export const Japanese = language('ja')
export const SimplifiedChinese = language('zh-CN')
export const Arabic = language('ar')

/** 320 pixels wide, like the smallest phones and many side bars. */
export const ArabicNarrow: StoryObj<Language> = {
  ...Arabic,
  decorators: [(story) => <div style={{ inlineSize: 320 }}>{story()}</div>],
}
