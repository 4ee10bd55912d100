import { expect, test } from 'vitest'
import { linkFault, nameInLink, toUrl } from '../../src/protocol/link.js'

test('what is wrong with a link', () => {
  const table = [
    ['https://example.com/a.mp4', null],
    ['HTTP://EXAMPLE.com', null],
    [' https://example.com/with space around it.mp4 ', null],
    ['https://example.com/a.mp4?signature=abc', null],
    ['', 'link-malformed'],
    ['example.com/a.mp4', 'link-malformed'],
    ['https://', 'link-malformed'],
    ['https://exa mple.com', 'link-malformed'],
    ['ftp://example.com/a.mp4', 'link-scheme'],
    ['javascript:alert(1)', 'link-scheme'],
    ['data:video/mp4;base64,AAAA', 'link-scheme'],
    ['blob:https://example.com/4e6b', 'link-scheme'],
    ['example.com:8080/a.mp4', 'link-scheme'],
    ['https://user:password@example.com/a.mp4', 'link-credentials'],
    ['https://user@example.com/a.mp4', 'link-credentials'],
    ['https://:password@example.com/a.mp4', 'link-credentials'],
  ] as const
  expect(table.map(([text]) => [text, linkFault(toUrl(text))])).toEqual(table)
})

test('the name of the file at the end of a link', () => {
  const table = [
    ['https://example.com/films/a.mp4?x=/b.mov', 'a.mp4'],
    ['https://example.com/films/', 'films'],
    ['https://example.com/Am%20Hafen%20%F0%9F%8E%AC.mp4', 'Am Hafen 🎬.mp4'],
    ['https://example.com/%E0%A4%A.mp4', '%E0%A4%A.mp4'],
    ['https://example.com', ''],
  ] as const
  expect(table.map(([url]) => [url, nameInLink(new URL(url))])).toEqual(table)
})
