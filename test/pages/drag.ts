import type { Page } from 'playwright'

export interface Drag {
  /** Over the page, beside the drop zone. */
  readonly beside: () => Promise<void>
  readonly dropBeside: () => Promise<void>
  readonly over: () => Promise<void>
  readonly away: () => Promise<void>
  readonly drop: () => Promise<void>
}

/** Drags files from the disk over the drop zone, as the browser itself does it. */
export async function drag(page: Page, files: string[]): Promise<Drag> {
  const { x = 0, y = 0 } = (await page.locator('.stream-uploader-dropzone').boundingBox()) ?? {}
  const devtools = await page.context().newCDPSession(page)
  const move = async (type: 'dragEnter' | 'dragOver' | 'drop', by: number): Promise<void> => {
    const data = { items: [], files, dragOperationsMask: 1 }
    await devtools.send('Input.dispatchDragEvent', { type, x: x + by, y: y + by, data })
  }
  return {
    over: async () => {
      await move('dragEnter', 20)
      await move('dragOver', 20)
    },
    away: () => move('dragOver', -10),
    beside: async () => {
      await move('dragEnter', -10)
      await move('dragOver', -10)
    },
    dropBeside: () => move('drop', -10),
    drop: () => move('drop', 20),
  }
}
