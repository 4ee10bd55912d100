import { sampleVideo } from './sample-video.js'

/** Chooses videos of 6 MB in a story's file input, so that the story shows an upload by itself. */
export async function addSamples(canvas: HTMLElement, ...names: readonly string[]): Promise<void> {
  const input = canvas.querySelector('input[type=file]')
  if (!(input instanceof HTMLInputElement)) throw new Error('There is no file input.')
  const chosen = new DataTransfer()
  const files = await Promise.all(names.map((name) => sampleVideo(name, 6_000_000)))
  for (const file of files) chosen.items.add(file)
  input.files = chosen.files
  // Not by a click: shortly after somebody has chosen the story, a click would open a file dialog.
  input.dispatchEvent(new Event('change', { bubbles: true }))
}
