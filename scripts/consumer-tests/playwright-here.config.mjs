import config from './playwright.config.ts'

/** The documented configuration, with the browser that was found on this machine. */
export default {
  ...config,
  use: { ...config.use, launchOptions: JSON.parse(process.env.LAUNCH_OPTIONS) },
}
