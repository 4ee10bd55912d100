import { useActionState } from 'react'
import { StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

interface LessonFormProps {
  /** A Server Action, for example: it gets what the form has. */
  readonly save: (lesson: { title: string; videos: readonly string[] }) => Promise<void>
}

/** React resets the form after the action: the list is empty then, and the videos are the action's. */
export function LessonForm({ save }: LessonFormProps) {
  const [saved, action, isPending] = useActionState(async (_: string, data: FormData) => {
    const title = data.get('title') as string
    await save({ title, videos: data.getAll('video').map(String) })
    return `“${title}” is saved.`
  }, '')
  return (
    <form action={action}>
      <label>
        Title <input name="title" required />
      </label>
      <StreamUploader endpoint="/api/stream" name="video" required holdSubmit />
      <button type="submit" disabled={isPending}>
        Save
      </button>
      <p aria-live="polite">{saved}</p>
    </form>
  )
}
