import { StreamUploader, type StreamUploaderProps } from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import { ar } from 'react-stream-uploader/locales/ar'
import { ptBR } from 'react-stream-uploader/locales/pt-BR'
import { createStreamHandler } from 'react-stream-uploader/server'
import 'react-stream-uploader/styles.css'
import { fakeEndpoint, uploaderWith, uploadIn } from 'react-stream-uploader/testing'
export const handler = createStreamHandler({
  accountId: 'a',
  apiToken: 't',
  fetch: createStreamEmulator().fetch,
  authorize: () => ({ creator: 'x' }),
})
const network = createEmulatorNetwork({ emulator: createStreamEmulator() })
const props: StreamUploaderProps = network
export const page = (
  <>
    <StreamUploader {...props} messages={ar} />
    <StreamUploader {...props} messages={ptBR} />
    <StreamUploader {...fakeEndpoint().props} />
    <StreamUploader uploader={uploaderWith([uploadIn('paused')])} />
    <StreamUploader {...network} onReady={({ video }) => video.id} retry={() => ({ kind: 'fail' })} />
  </>
)
