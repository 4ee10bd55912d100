import { expect } from 'vitest'
import { type App, openApp } from './app.js'
import { emulate } from './emulated.js'
import { recipeOf } from './recipe.js'
import { prepare, visit } from './visit.js'

interface FrameworkAppOptions {
  /** The oldest Node that the framework takes. */
  readonly node?: string
  /** The file in which the app finds its secrets. @default '.env' */
  readonly secrets?: string
  /** What the app's page says before the id of a video that has arrived. */
  readonly says: string
}

interface FrameworkApp {
  readonly app: App
  /** Uploads a video on the page, until it says so, and counts what was created for it. */
  readonly uploads: (origin: string) => Promise<void>
  /** Serves it in development, and uploads there. */
  readonly develops: (command: (port: number) => string) => Promise<void>
}

/** Who uses an app that has no sign-in yet. */
export const env = { DEV_USER: 'you' }

/** An app as a page of `docs/frameworks` has it made. */
export async function frameworkApp(
  page: string,
  { node, secrets = '.env', says }: FrameworkAppOptions,
): Promise<FrameworkApp> {
  const { commands, files } = await recipeOf(page)
  const app = await openApp(node === undefined ? {} : { node })
  await app.paste(commands[0] ?? [])
  await app.write(files)
  const emulator = await emulate(app)
  await app.write([[secrets, emulator.env]])

  async function uploads(origin: string): Promise<void> {
    await visit(origin, async ({ page: opened, upload }) => {
      await upload()
      await opened.getByText(new RegExp(`^${says}: [0-9a-f]{32}$`)).waitFor()
    })
    expect(emulator.created()).toBe(1)
  }

  async function develops(command: (port: number) => string): Promise<void> {
    const developing = await app.serve(command, env)
    await prepare(developing.origin)
    await uploads(developing.origin)
    await developing.stop()
  }
  return { app, uploads, develops }
}
