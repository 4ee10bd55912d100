import harbour from '../assets/harbour.mp4?url&no-inline'

/** An MP4 that plays, padded to this many bytes with a box that players skip. */
export async function sampleVideo(name: string, bytes: number): Promise<File> {
  const video = await (await fetch(harbour)).blob()
  const size = new DataView(new ArrayBuffer(4))
  size.setUint32(0, bytes - video.size)
  const filling = new Blob([new Uint8Array(bytes - video.size - 8)])
  return new File([video, size, 'free', filling], name, { type: 'video/mp4' })
}
