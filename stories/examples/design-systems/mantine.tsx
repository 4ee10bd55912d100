import '@mantine/core/styles.layer.css'
import 'react-stream-uploader/styles.css'
import './mantine.css'
import { Button, createTheme, MantineProvider, Stack } from '@mantine/core'
import { StreamUploader, Uploader } from 'react-stream-uploader'

// The uploader's links have the primary colour too: this shade can be read on a light page.
const theme = createTheme({ primaryShade: 8 })

export default function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <Stack gap="lg">
        <StreamUploader endpoint="/api/stream" accept="video/*" />
        <Uploader.Root endpoint="/api/stream" aria-label="Trailer">
          <Uploader.Trigger render={<Button />}>Choose a trailer</Uploader.Trigger>
          <Uploader.Summary />
          <Uploader.Announcer />
        </Uploader.Root>
      </Stack>
    </MantineProvider>
  )
}
