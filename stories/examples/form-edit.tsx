import { useActionState } from 'react'
import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

interface EditFormProps {
  readonly lesson: {
    readonly title: string
    readonly videos: readonly { readonly id: string; readonly title?: string }[]
  }
  readonly save: (lesson: { title: string; videos: readonly string[] }) => Promise<void>
}

/** What was removed stays at Stream until the action has saved the lesson without it: only then it may delete it. */
export function EditForm({ lesson, save }: EditFormProps) {
  const [saved, action, isPending] = useActionState(async (_: string, data: FormData) => {
    const title = data.get('title') as string
    await save({ title, videos: data.getAll('video').map(String) })
    return `“${title}” is saved.`
  }, '')
  return (
    <form action={action}>
      <label>
        Title <input name="title" required defaultValue={lesson.title} />
      </label>
      <StreamUploader
        endpoint="/api/stream"
        name="video"
        required
        holdSubmit
        videos={lesson.videos}
        sortable
      />
      <button type="submit" disabled={isPending}>
        Save
      </button>
      <button type="reset">Reset</button>
      <p aria-live="polite">{saved}</p>
    </form>
  )
}
