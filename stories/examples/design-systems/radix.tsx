import '@radix-ui/themes/styles.css'
import 'react-stream-uploader/styles.css'
import './radix.css'
import { Button, Flex, Theme } from '@radix-ui/themes'
import { StreamUploader, Uploader } from 'react-stream-uploader'

export default function App() {
  return (
    <Theme accentColor="indigo">
      <Flex direction="column" gap="5">
        <StreamUploader endpoint="/api/stream" accept="video/*" />
        <Uploader.Root endpoint="/api/stream" aria-label="Trailer">
          <Uploader.Trigger render={<Button size="3" />}>Choose a trailer</Uploader.Trigger>
          <Uploader.Summary />
          <Uploader.Announcer />
        </Uploader.Root>
      </Flex>
    </Theme>
  )
}
