import { type OwnField, StreamUploader } from 'react-stream-uploader'
import 'react-stream-uploader/styles.css'

/** The same list as in the grant of your endpoint's `authorize`. */
export const lessonFields: readonly OwnField[] = [
  { name: 'description', label: 'Description', type: 'long-text', required: true },
  { name: 'level', label: 'Level', type: 'choice', choices: ['Beginner', 'Advanced'] },
  { name: 'tags', label: 'Tags', type: 'tags' },
  { name: 'captions', label: 'The video has captions', type: 'checkbox' },
]

/** Nothing is sent before somebody presses "Start", and not without a description. */
export function LessonVideos() {
  return <StreamUploader endpoint="/api/stream" fields={lessonFields} autoStart={false} editableTitles />
}
