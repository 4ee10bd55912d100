/** Code by the name that `docs/form-libraries.md` gives it: `build.ts` takes it from there. */
declare module 'documented:*' {
  const LessonForm: import('react').ComponentType<{
    readonly saveLesson: (form: FormData) => Promise<string>
  }>
  export default LessonForm
}
