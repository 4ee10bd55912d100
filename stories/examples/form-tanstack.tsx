import { useForm } from '@tanstack/react-form'
import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

interface TanStackFormProps {
  readonly save: (lesson: { title: string; videos: readonly string[] }) => Promise<void> | void
}

const empty: { title: string; videos: readonly string[] } = { title: '', videos: [] }

export function TanStackForm({ save }: TanStackFormProps) {
  const form = useForm({
    defaultValues: empty,
    onSubmit: async ({ value, formApi }) => {
      await save(value)
      formApi.reset()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void form.handleSubmit()
      }}
    >
      <form.Field name="title">
        {(field) => (
          <label>
            Title{' '}
            <input value={field.state.value} onChange={({ target }) => field.handleChange(target.value)} />
          </label>
        )}
      </form.Field>
      <form.Field
        name="videos"
        validators={{ onSubmit: ({ value }) => (value.length === 0 ? 'Add a video.' : undefined) }}
      >
        {(field) => (
          <>
            <StreamUploader
              endpoint="/api/stream"
              holdSubmit
              value={field.state.value}
              onValueChange={field.handleChange}
              invalid={!field.state.meta.isValid}
              aria-describedby="videos-problem"
            />
            <p id="videos-problem" role="alert">
              {field.state.meta.errors.join(' ')}
            </p>
          </>
        )}
      </form.Field>
      <button type="submit">Save</button>
    </form>
  )
}
