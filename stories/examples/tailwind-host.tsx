import { StreamUploader, Uploader } from 'react-stream-uploader'

const button =
  'rounded-md bg-slate-900 px-3 py-3 text-sm font-medium text-white hover:bg-slate-700 dark:bg-slate-100 dark:text-slate-900'
const quiet = 'min-h-11 rounded-md px-3 text-sm text-slate-700 underline dark:text-slate-200'

/** A newsroom's media library in utility classes: one uploader built from parts, and one without changes. */
export function MediaLibrary() {
  return (
    <section
      aria-labelledby="library"
      className="min-h-dvh space-y-6 bg-slate-50 p-4 font-sans text-slate-900 sm:p-8 dark:bg-slate-950 dark:text-slate-100"
    >
      <h1 id="library" className="text-2xl font-semibold tracking-tight">
        Media library
      </h1>
      <Uploader.Root endpoint="/api/stream" className="max-w-3xl space-y-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="text-lg font-medium">Footage</h2>
          <Uploader.Trigger className={button} />
        </div>
        <Uploader.Dropzone className="rounded-xl border border-slate-300 bg-white p-2 data-dragging:ring-2 data-dragging:ring-sky-500 dark:border-slate-700 dark:bg-slate-900">
          <Uploader.Input />
          <Uploader.List className="divide-y divide-slate-200 dark:divide-slate-800">
            {(upload) => (
              <Uploader.Item upload={upload} className="space-y-2 p-3">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <Uploader.ItemName className="min-w-0 truncate font-medium" />
                  <Uploader.ItemStatus className="text-sm text-slate-600 data-[status=failed]:text-red-700 dark:text-slate-300 dark:data-[status=failed]:text-red-300" />
                </div>
                <Uploader.ItemProgress
                  className="h-2 overflow-hidden rounded-full bg-slate-200 dark:bg-slate-700"
                  render={(bar) => (
                    <div {...bar}>
                      <div className="h-full w-full origin-left scale-x-(--uploader-progress) bg-sky-600 rtl:origin-right dark:bg-sky-400" />
                    </div>
                  )}
                />
                <Uploader.ItemAction action="pause" className={quiet} />
                <Uploader.ItemAction action="resume" className={quiet} />
                <Uploader.ItemAction action="reselect" className={quiet} />
                <Uploader.ItemAction action="retry" className={quiet} />
              </Uploader.Item>
            )}
          </Uploader.List>
        </Uploader.Dropzone>
        <Uploader.Announcer />
      </Uploader.Root>
      <div className="max-w-3xl space-y-3">
        <h2 className="text-lg font-medium">From readers</h2>
        <StreamUploader endpoint="/api/stream" className="rounded-xl p-3 shadow-lg" />
      </div>
    </section>
  )
}
