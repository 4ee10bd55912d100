import { readFileSync } from 'node:fs'
import { hero } from '../stories/shop/words.js'

const sheet = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

/**
 * A picture of the first page, in the page's own HTML: Storybook takes seconds to begin on a busy machine or a slow line, and this is seen
 * at once. What is rendered first takes it away.
 */
const picture = `
<style>
${sheet('./preview.css')}
${sheet('../stories/shop/shop.css')}
#still { position: fixed; inset: var(--still-inset, 0); z-index: 99999; overflow: hidden; padding: 24px; }
#still:not([hidden]) { display: block !important; }
#still .still-zone { display: grid; place-items: center; block-size: 216px; border: 1px dashed var(--edge); border-radius: 12px; font-weight: 600; }
#still .still-row { block-size: 44px; margin-block-end: 12px; }
</style>
<div id="still" class="story-page" hidden>
  <div class="shop" lang="en">
    <div class="shop-hero">
      <h1>${hero.title}</h1>
      <p>${hero.line}</p>
      <div class="shop-start">
        <span class="shop-button shop-main">Try it</span>
        <span class="shop-install"><code>${hero.install}</code></span>
      </div>
      <p class="shop-small">&nbsp;</p>
    </div>
    <div>
      <div class="still-row"></div>
      <div class="shop-card">
        <div class="shop-stage"><div class="still-zone">Drop videos here</div></div>
        <div class="shop-desk"><div class="still-row"></div><div class="still-row"></div></div>
      </div>
    </div>
  </div>
</div>`

/** Only before the first page: any other looks different. */
const show = (parameter: string): string => `
(() => {
  const asked = new URLSearchParams(location.search)
  if (!/^(\\/story\\/)?start-here|^$/.test(asked.get('${parameter}') ?? '')) return
  const still = document.getElementById('still')
  if (/scheme:dark/.test(asked.get('globals') ?? '')) still.dataset.scheme = 'dark'
  still.hidden = false
})()`

/** For the frame of the stories. */
export const stillInPreview = `${picture}<script>${show('id')}</script>`

/** Around that frame, where Storybook's side bar and tool bar will be beside it. Its HTML has a head alone. */
export const stillInManager = `
<style>:root { --still-inset: 40px 0 0 300px; } @media (width < 600px) { :root { --still-inset: 0 0 40px; } }</style>
<template id="still-here">${picture}</template>
<script>
new MutationObserver((_, observer) => {
  if (document.body === null) return
  observer.disconnect()
  document.body.append(document.getElementById('still-here').content.cloneNode(true));
  ${show('path')}
}).observe(document.documentElement, { childList: true })
</script>`
