import { type ComponentType, lazy, type ReactElement, Suspense } from 'react'
import type { DocumentedForm } from './host-page.js'

interface LessonFormProps {
  readonly saveLesson: (form: FormData) => Promise<string>
}

/** One at a time, so that the other views load no form library. */
const forms: Readonly<Record<DocumentedForm, ComponentType<LessonFormProps>>> = {
  'use-state': lazy(() => import('documented:use-state/lesson-form.tsx')),
  'use-action-state': lazy(() => import('documented:use-action-state/lesson-form.tsx')),
  'react-hook-form': lazy(() => import('documented:react-hook-form/lesson-form.tsx')),
  'tanstack-form': lazy(() => import('documented:tanstack-form/lesson-form.tsx')),
  plain: lazy(() => import('documented:plain/lesson-form.tsx')),
}

/** What a framework does with a Server Action: the data of the form goes to the server, and its answer comes back. */
async function saveLesson(form: FormData): Promise<string> {
  const response = await fetch('/lessons', { method: 'POST', body: form })
  return response.text()
}

/** A form as the documents print it. */
export function FormView({ form }: { readonly form: DocumentedForm }): ReactElement {
  const LessonForm = forms[form]
  return (
    <Suspense>
      <LessonForm saveLesson={saveLesson} />
    </Suspense>
  )
}
