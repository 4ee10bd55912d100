/** CSS pixels of the page, and frames in a line. */
const FRAME = { width: 430, height: 300 }
const COLUMNS = 4

/** How far an upload has come when its pictures are taken, by the sum of its per cents: 0 to 100 sent, 100 to 200 encoded, then ready. */
const moments = [0, 5, 25, 50, 75, 101, 105, 201]

const farOf = ({ status, said }) => {
  if (status === 'ready') return 201
  const percent = Number.isFinite(said) ? said : 0
  return status === 'processing' ? 101 + percent * 0.99 : percent
}

/**
 * A whole upload in one picture: what people see, and below it what the bar said and what it painted, in every frame.
 * @returns how far the bar was painted ahead of what it said at most, and how long it took to paint it, in milliseconds
 */
export async function takeStrip({ browser, url, path }) {
  const page = await browser.newPage({ viewport: FRAME, deviceScaleFactor: 1 })
  await page.addInitScript(sample)
  await page.goto(`${url}iframe.html?id=uploader-live--sample&viewMode=story&globals=network:mbit-5`)
  const frames = []
  for (const moment of moments) {
    await page.waitForFunction((name) => window[name].length > 0, 'sampled')
    while (farOf(await latest()) < moment) await page.waitForTimeout(20)
    const { at, status, said, png } = await frame()
    const caption = `${((at - (await first()).at) / 1000).toFixed(1)} s · ${status}${Number.isFinite(said) ? ` ${said} %` : ''}`
    frames.push([caption, png])
  }
  const sampled = await page.evaluate(() => window.sampled)
  await page.close()
  const sheet = await browser.newPage({ viewport: { width: COLUMNS * (FRAME.width + 8) + 8, height: 100 } })
  await sheet.setContent(`<style>
    body { margin: 0; padding: 8px; display: grid; grid-template-columns: repeat(${COLUMNS}, auto); gap: 8px; align-content: start; background: #fff; color: #16181d; font: 13px/1.5 system-ui, sans-serif }
    figure { margin: 0 } img { display: block } svg { grid-column: 1 / -1 }
  </style>${frames.map(([name, png]) => `<figure>${name}<img src="data:image/png;base64,${png.toString('base64')}"></figure>`).join('')}${chartOf(sampled)}`)
  await sheet.screenshot({ path, fullPage: true })
  await sheet.close()
  return truthOf(sampled)

  /** What is said may have changed while the picture was taken: then it is taken again. */
  async function frame() {
    for (let trial = 1; ; trial += 1) {
      const before = await latest()
      const png = await page.locator('.stream-uploader-list').screenshot()
      const after = await latest()
      if (trial === 5 || (before.said === after.said && before.status === after.status))
        return { ...after, png }
    }
  }

  function latest() {
    return page.evaluate(() => window.sampled.at(-1))
  }

  function first() {
    return page.evaluate(() => window.sampled[0])
  }
}

/** In the page: each frame of the row's bar. */
function sample() {
  window.sampled = []
  const shareOf = (piece, pseudo) => {
    const [, hidden] = /^inset\(\S+ ([\d.]+)%/.exec(getComputedStyle(piece, pseudo).clipPath) ?? []
    return hidden === undefined ? null : 100 - Number(hidden)
  }
  const look = () => {
    const row = document.querySelector('[data-upload]')
    const bar = row?.querySelector('[role=progressbar]')
    const isEncoding = row?.dataset.status === 'processing'
    const piece = isEncoding ? bar?.lastElementChild : bar?.firstElementChild
    if (row !== null) {
      window.sampled.push({
        at: performance.now(),
        status: row.dataset.status,
        said: bar?.ariaValueNow === null ? undefined : Number(bar?.ariaValueNow ?? Number.NaN),
        painted: piece ? shareOf(piece, '::before') : null,
      })
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Frames between a value that is said and the same value painted would be a bar that lags, the other way round one that lies. */
function truthOf(sampled) {
  const measured = sampled.filter(({ said, painted }) => Number.isFinite(said) && painted !== null)
  // A whole per cent is said, and parts of one are painted.
  const ahead = Math.max(...measured.map(({ said, painted }) => painted - said - 1))
  const behind = Math.max(
    ...measured.map(({ at, status, said }) => {
      const seen = measured.find((later) => later.at >= at && later.painted >= said - 1)
      return seen === undefined || seen.status !== status ? 0 : seen.at - at
    }),
  )
  return { frames: measured.length, aheadPercent: Math.max(0, ahead), behindMs: behind }
}

/** Said in grey below, painted in blue over it, for the two pieces one after the other. */
function chartOf(sampled) {
  const [width, height] = [COLUMNS * (FRAME.width + 8) - 8, 120]
  const [first, last] = [sampled[0].at, sampled.at(-1).at]
  const x = (at) => (((at - first) / (last - first)) * width).toFixed(1)
  const y = (share) => (height - (share / 100) * height).toFixed(1)
  const lineOf = (key, status) =>
    sampled
      .filter((each) => each.status === status && Number.isFinite(each[key]))
      .map((each) => `${x(each.at)},${y(each[key])}`)
      .join(' ')
  const lines = ['uploading', 'processing'].flatMap((status) => [
    `<polyline points="${lineOf('said', status)}" fill="none" stroke="#b6bcc8" stroke-width="7" />`,
    `<polyline points="${lineOf('painted', status)}" fill="none" stroke="#0b5fd0" stroke-width="1.5" />`,
  ])
  return `<figure style="grid-column: 1 / -1">What the bar says (grey) and what it paints (blue), 0 to 100 %, in each of ${sampled.length} frames of ${((last - first) / 1000).toFixed(1)} seconds: first the transfer, then the encoding
    <svg width="${width}" height="${height}" style="display: block; border: 1px solid #dcdfe5">${lines.join('')}</svg></figure>`
}
