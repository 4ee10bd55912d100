import { offer } from '../offer.mjs'
import { createOurs } from '../ours.mjs'

/** Without an interface, as its hook has it. */
offer((options) => {
  const { uploader, send } = createOurs(options)
  uploader.subscribe(() => {})
  return send
})
