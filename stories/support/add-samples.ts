import { userEvent } from 'storybook/test'
import { sampleVideo } from './sample-video.js'

/** Chooses videos of 6 MB in the file dialog of a story, so that it shows an upload with nobody there. */
export async function addSamples(canvas: HTMLElement, ...names: readonly string[]): Promise<void> {
  const input = canvas.querySelector('input[type=file]')
  if (!(input instanceof HTMLInputElement)) throw new Error('There is no file input.')
  const files = await Promise.all(names.map((name) => sampleVideo(name, 6_000_000)))
  await userEvent.upload(input, files)
}
