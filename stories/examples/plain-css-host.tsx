import { StreamUploader } from 'react-stream-uploader'

/** A course editor with its own style sheet. */
export function CourseEditor() {
  return (
    <section className="course" aria-labelledby="lesson">
      <p className="course-path">Seamanship for beginners / Lesson 4</p>
      <h1 id="lesson">Leaving the harbour</h1>
      <p>Add the films of this lesson. Learners see them once they are ready.</p>
      <StreamUploader endpoint="/api/stream" className="course-uploader" />
    </section>
  )
}
