import { writeFile } from 'node:fs/promises'
import { chromium } from 'playwright'
import { launchOptions } from './browser.mjs'

// node scripts/sample-video.mjs: draws the video that the manual has at hand, stories/assets/harbour.mp4. Needs a Chromium that writes H.264.

const browser = await chromium.launch(launchOptions())
const page = await browser.newPage()
const base64 = await page.evaluate(record)
await browser.close()
await writeFile(new URL('../stories/assets/harbour.mp4', import.meta.url), Buffer.from(base64, 'base64'))

/** In the page: five seconds of a boat that leaves a harbour at dawn. */
async function record() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 270 })
  const pen = canvas.getContext('2d')
  const type = 'video/mp4;codecs=avc1.42E01E'
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: type, videoBitsPerSecond: 90_000 })
  const pieces = []
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
  const startedAt = performance.now()
  draw(0)
  recorder.start()
  await new Promise((resolve) => {
    function step() {
      const seconds = (performance.now() - startedAt) / 1000
      if (seconds > 5) return resolve()
      draw(seconds)
      requestAnimationFrame(step)
    }
    step()
  })
  recorder.stop()
  await new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
  const reader = new FileReader()
  reader.readAsDataURL(new Blob(pieces, { type }))
  await new Promise((resolve) => reader.addEventListener('load', resolve, { once: true }))
  return reader.result.split(',')[1]

  function draw(seconds) {
    const sky = pen.createLinearGradient(0, 0, 0, 170)
    for (const [at, colour] of [
      [0, '#41406f'],
      [0.55, '#c9717a'],
      [1, '#f7c58b'],
    ])
      sky.addColorStop(at, colour)
    pen.fillStyle = sky
    pen.fillRect(0, 0, 480, 170)
    shape('#fff2d8', (path) => path.arc(330, 150 - seconds * 4, 30, 0, 7))
    shape('#5b4b7d', (path) =>
      path.lineTo(0, 150).lineTo(90, 112).lineTo(170, 150).lineTo(230, 128).lineTo(330, 170).lineTo(0, 170),
    )
    const sea = pen.createLinearGradient(0, 170, 0, 270)
    sea.addColorStop(0, '#8d6d8f')
    sea.addColorStop(1, '#232446')
    pen.fillStyle = sea
    pen.fillRect(0, 168, 480, 102)
    for (let row = 0; row < 7; row += 1) {
      pen.fillStyle = `rgb(255 226 190 / ${0.4 - row * 0.05})`
      const shift = Math.sin(seconds * 1.5 + row) * 10
      pen.fillRect(300 + shift - row * 3, 176 + row * 11, 60 + row * 6, 3)
    }
    const x = 90 + seconds * 20
    const y = 205 + Math.sin(seconds * 2) * 2
    shape('#191a36', (path) =>
      path
        .lineTo(x, y)
        .lineTo(x + 110, y)
        .lineTo(x + 92, y + 24)
        .lineTo(x + 16, y + 24),
    )
    shape('#191a36', (path) =>
      path
        .lineTo(x + 50, y)
        .lineTo(x + 50, y - 96)
        .lineTo(x + 54, y - 96)
        .lineTo(x + 54, y),
    )
    shape('#f3dfc4', (path) =>
      path
        .lineTo(x + 58, y - 92)
        .lineTo(x + 106, y - 10)
        .lineTo(x + 58, y - 10),
    )
    shape('#d9b79a', (path) =>
      path
        .lineTo(x + 46, y - 80)
        .lineTo(x + 46, y - 10)
        .lineTo(x + 8, y - 10),
    )
  }

  function shape(colour, of) {
    const chain = {
      lineTo: (x, y) => (pen.lineTo(x, y), chain),
      arc: (...values) => (pen.arc(...values), chain),
    }
    pen.beginPath()
    of(chain)
    pen.fillStyle = colour
    pen.fill()
  }
}
