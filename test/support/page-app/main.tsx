import { type ReactElement, StrictMode } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'

import {
  createUploader,
  forgetUploads,
  nameOf,
  StreamUploader,
  type Upload,
  type UploaderOptions,
} from 'react-stream-uploader'
import { DialogView } from './dialog-view.js'
import { FormView } from './form-view.js'
import type { PageOptions, StatusEvent } from './host-page.js'
import { ModalView } from './modal-view.js'
import { PartsView } from './parts-view.js'

const query = new URLSearchParams(location.search).get('options')
const {
  view = 'styled',
  owner = 'component',
  strict = false,
  endpoint = '/api/stream',
  dropAnywhere,
  folder,
  camera,
  paste,
  catchMissedDrops,
  link,
  editableTitles,
  layout,
  sortable,
  ...given
}: PageOptions = JSON.parse(query ?? '{}')
const waysIn = { dropAnywhere, folder, camera, paste, catchMissedDrops, link, editableTitles, layout }
const events: StatusEvent[] = []
const ready: string[] = []
const failed: string[] = []
const rowRenders: Record<string, number> = {}
let root: Root | null = null

const options: UploaderOptions = {
  endpoint,
  ...given,
  onStatusChange: (upload) =>
    events.push({ name: nameOf(upload), status: upload.status, codes: codesOf(upload) }),
  onReady: (upload) => ready.push(nameOf(upload)),
  onError: (upload) => failed.push(nameOf(upload)),
}

const kept = owner === 'app' ? createUploader(options) : null

function codesOf(upload: Upload): readonly string[] {
  if (upload.status === 'failed') return [upload.error.code]
  return upload.status === 'rejected' ? upload.rejections.map(({ code }) => code) : []
}

function countRender(name: string): void {
  rowRenders[name] = (rowRenders[name] ?? 0) + 1
}

function viewOf(chosen: typeof view): ReactElement {
  switch (chosen) {
    case 'styled':
      return <StreamUploader {...(kept === null ? options : { uploader: kept })} {...waysIn} />
    case 'dialog':
      return <DialogView options={options} />
    case 'modal':
      return <ModalView options={options} />
    case 'two':
      return (
        <>
          <div id="first">
            <StreamUploader {...options} />
          </div>
          <div id="second">
            <StreamUploader {...options} />
          </div>
        </>
      )
    case 'form':
      return (
        <form method="post" action="/lessons" encType="multipart/form-data">
          <StreamUploader {...options} {...waysIn} name="video" sortable={sortable} required holdSubmit />
          <button type="submit">Save</button>
        </form>
      )
    case 'parts':
      return <PartsView options={options} onRowRender={countRender} />
    default:
      return <FormView form={chosen} />
  }
}

function mount(): void {
  const app = viewOf(view)
  const place = document.querySelector('#root') as HTMLElement
  const page = strict ? <StrictMode>{app}</StrictMode> : app
  if (place.hasChildNodes()) {
    // A server has been here before.
    root = hydrateRoot(place, page)
  } else {
    root = createRoot(place)
    root.render(page)
  }
}

window.hostPage = {
  events,
  ready,
  failed,
  rowRenders,
  add(files) {
    if (kept === null) throw new Error('The component has the uploader, not the app.')
    kept.add(files)
  },
  mount,
  unmount: () => root?.unmount(),
  forget: () => forgetUploads(),
}
mount()
