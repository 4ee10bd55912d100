import { chooseFiles } from 'react-stream-uploader/testing'
import { sampleVideo } from './sample-video.js'

/** Chooses videos of 6 MB in a story's file input, so that the story shows an upload by itself. */
export async function addSamples(canvas: HTMLElement, ...names: readonly string[]): Promise<void> {
  const files = await Promise.all(names.map((name) => sampleVideo(name, 6_000_000)))
  chooseFiles(canvas, ...files)
}
