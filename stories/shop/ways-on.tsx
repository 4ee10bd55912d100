import { ManualLink } from './manual-link.js'

const ways = [
  {
    to: 'docs/guides-start--docs',
    title: 'Start',
    more: 'From npm install to the first video, in five minutes.',
  },
  {
    to: 'docs/guides-server--docs',
    title: 'Your server',
    more: 'One route that keeps the token, and decides who may upload what.',
  },
  {
    to: 'docs/guides-from-uppy--docs',
    title: 'Coming from Uppy',
    more: 'Or from tus-js-client, Mux Uploader, UploadThing: what becomes what.',
  },
]

export function WaysOn() {
  return (
    <nav aria-label="Ways on">
      <ul className="shop-ways">
        {ways.map(({ to, title, more }) => (
          <li key={to}>
            <ManualLink to={to}>
              <b>{title}</b>
              <span>{more}</span>
            </ManualLink>
          </li>
        ))}
      </ul>
      <p className="shop-small">
        Look up: <ManualLink to="docs/reference-props--docs">every prop</ManualLink>,{' '}
        <ManualLink to="story/reference-parts--root">part</ManualLink>,{' '}
        <ManualLink to="docs/reference-variables--docs">variable</ManualLink> and{' '}
        <ManualLink to="story/reference-messages--messages">text</ManualLink> ·{' '}
        <ManualLink to="story/uploader-states-rows--all">all states of a row</ManualLink> ·{' '}
        <ManualLink to="docs/guides-testing-your-app--docs">the emulator, for your tests</ManualLink>
      </p>
    </nav>
  )
}
