import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { StreamUploader } from 'react-stream-uploader'
import { z } from 'zod'
import 'react-stream-uploader/styles.css'

const lessonSchema = z.object({
  title: z.string().min(1, 'Give it a title.'),
  videos: z.array(z.string()).min(1, 'Add a video.').max(3, 'Three videos at most.'),
})

interface HookFormProps {
  readonly save: (values: z.infer<typeof lessonSchema>) => Promise<void> | void
}

export function HookForm({ save }: HookFormProps) {
  const { control, register, handleSubmit, reset, formState } = useForm({
    resolver: zodResolver(lessonSchema),
    defaultValues: { title: '', videos: [] },
  })
  return (
    <form
      onSubmit={(event) => {
        void handleSubmit(async (values) => {
          await save(values)
          reset()
        })(event)
      }}
    >
      <label>
        Title <input {...register('title')} />
      </label>
      <Controller
        name="videos"
        control={control}
        render={({ field, fieldState }) => (
          <>
            <StreamUploader
              endpoint="/api/stream"
              holdSubmit
              value={field.value}
              onValueChange={field.onChange}
              onBlur={field.onBlur}
              invalid={fieldState.invalid}
              aria-describedby="videos-problem"
            />
            <p id="videos-problem" role="alert">
              {fieldState.error?.message}
            </p>
          </>
        )}
      />
      <button type="submit" disabled={formState.isSubmitting}>
        Save
      </button>
    </form>
  )
}
