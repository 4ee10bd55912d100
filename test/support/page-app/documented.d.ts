/** Code by the name that `docs/form-libraries.md` gives it: `build.ts` takes it from there. */
declare module 'documented:*' {
  import type { ComponentType } from 'react'

  const LessonForm: ComponentType<{ readonly saveLesson: (form: FormData) => Promise<string> }>
  export default LessonForm
}
