import { type ComponentProps, forwardRef } from 'react'
import { StreamUploader, Uploader } from 'react-stream-uploader'

/** The app's own button. */
const Button = forwardRef<HTMLButtonElement, ComponentProps<'button'>>(function Button(props, ref) {
  return (
    <button
      type="button"
      {...props}
      ref={ref}
      className="inline-flex h-11 items-center rounded-lg bg-primary px-4 text-sm font-medium text-primary-foreground hover:opacity-90"
    />
  )
})

/** A card of a settings page: the uploader with the app's tokens, and a part rendered as the app's own button. */
export function SettingsCard() {
  return (
    <section
      aria-labelledby="channel"
      className="min-h-dvh bg-background p-4 font-sans text-foreground sm:p-8"
    >
      <div className="max-w-2xl space-y-6 rounded-lg border border-border bg-card p-4 shadow-sm sm:p-6">
        <div>
          <h1 id="channel" className="text-lg font-semibold">
            Channel
          </h1>
          <p className="text-sm text-muted-foreground">What visitors see before they follow.</p>
        </div>
        <Uploader.Root endpoint="/api/stream" className="flex flex-wrap items-center justify-between gap-4">
          <p className="text-sm font-medium">Trailer</p>
          <Uploader.Trigger render={<Button />} />
          <Uploader.Input />
          <Uploader.Announcer />
        </Uploader.Root>
        <StreamUploader endpoint="/api/stream" />
      </div>
    </section>
  )
}
