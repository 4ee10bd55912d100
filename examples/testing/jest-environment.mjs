import { TestEnvironment } from 'jest-environment-jsdom'

/** jsdom with the parts of Node that it lacks, and that browsers have. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup()
    Object.assign(this.global, {
      fetch,
      Headers,
      Request,
      Response,
      TextDecoder,
      TextEncoder,
      TransformStream,
    })
  }
}
