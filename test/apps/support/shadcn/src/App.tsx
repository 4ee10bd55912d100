import { StreamUploadButton } from '@/components/stream-upload-button'
import { StreamUploader } from '@/components/stream-uploader'
import { StreamVideoField } from '@/components/stream-video-field'
import { Button } from '@/components/ui/button'

export default function App() {
  return (
    <main>
      <Button>The app’s own</Button>
      <StreamUploader endpoint="/api/stream" accept="video/*" />
      <StreamUploadButton
        endpoint="/api/stream"
        accept="video/*"
        messages={{ trigger: () => 'Upload videos' }}
      />
      <form>
        <StreamVideoField endpoint="/api/stream" accept="video/*" name="trailer" label="Trailer" />
      </form>
    </main>
  )
}
