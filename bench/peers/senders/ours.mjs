import { offer } from '../offer.mjs'
import { createOurs } from '../ours.mjs'

/** Without an interface, as its hook has it. */
offer(() => {
  const { uploader, send } = createOurs()
  uploader.subscribe(() => {})
  return send
})
