import { sampleVideo } from './sample-video.js'

/** Chooses videos of 6 MB in a story's file input, so that it shows an upload with nobody there. */
export async function addSamples(canvas: HTMLElement, ...names: readonly string[]): Promise<void> {
  const input = canvas.querySelector('input[type=file]')
  if (!(input instanceof HTMLInputElement)) throw new Error('There is no file input.')
  const chosen = new DataTransfer()
  const files = await Promise.all(names.map((name) => sampleVideo(name, 6_000_000)))
  for (const file of files) chosen.items.add(file)
  input.files = chosen.files
  // Without the click of a real choice: soon after somebody has chosen the story, it would open a file dialog.
  input.dispatchEvent(new Event('change', { bubbles: true }))
}
