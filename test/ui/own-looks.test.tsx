import { render, screen, within } from '@testing-library/react'
import { StreamUploader, type StreamUploaderProps, Uploader } from 'react-stream-uploader'
import { uploaderWith, uploadIn } from 'react-stream-uploader/testing'
import { expect, test } from 'vitest'

const uploads = [uploadIn('ready'), uploadIn('failed')]

const show = (props: Omit<StreamUploaderProps, 'endpoint'>, rows = uploads) =>
  render(<StreamUploader {...(props as object)} uploader={uploaderWith(rows)} />).container

test('a row of the app is a row of the list, and the parts work in it', () => {
  show({
    slots: {
      row: ({ upload }) => (
        <p>
          {upload.status}, <Uploader.ItemStatus />
        </p>
      ),
    },
  })
  const [row] = screen.getAllByRole('listitem')
  expect(row?.textContent).toBe('ready, Ready')
  expect(row?.hasAttribute('data-upload')).toBe(true)
})

test('a button of the app is beside those of the row', () => {
  show({
    slots: {
      rowActions: ({ children }) => (
        <>
          <button type="button">Cover</button>
          {children}
        </>
      ),
    },
  })
  const [row] = screen.getAllByRole('listitem')
  const names = within(row as HTMLElement)
    .getAllByRole('button')
    .map(({ textContent }) => textContent)
  expect(names).toContain('Cover')
  expect(names).toContain('Remove')
})

test('words of the app are in the header, and in the empty drop zone, whose button stays', () => {
  const slots = { header: () => <i>Two lessons</i>, empty: () => <i>No lessons yet</i> }
  show({ slots })
  expect(screen.getByText('Two lessons')).toBeVisible()
  expect(screen.queryByText('No lessons yet')).toBeNull()
  expect(screen.queryByText('Retry all')).toBeNull()
})

test.each(['list', 'single'] as const)(
  'without a video a %s shows what the app has for that, and its button',
  (layout) => {
    show({ layout, slots: { empty: () => <i>No lessons yet</i> } }, [])
    expect(screen.getByText('No lessons yet')).toBeVisible()
    expect(screen.queryByText(/^Drop/)).toBeNull()
    expect(screen.getByRole('button', { name: /Choose/ })).toBeVisible()
  },
)

test.each(['list', 'single'] as const)('icons of the app are seen in a %s, and not read', (layout) => {
  const star = <img alt="A star" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-icon="star" />
  const container = show({ layout, icons: { check: star } }, [uploadIn('ready')])
  expect(container.querySelectorAll('[data-icon=star]').length).toBeGreaterThan(0)
  expect(screen.queryByRole('img', { name: 'A star' })).toBeNull()
})

test('class names of the app come after those of the package', () => {
  const container = show({ classNames: { row: 'mine', trigger: 'my-button', list: 'my-list' } })
  expect(container.querySelectorAll('.stream-uploader-row.mine')).toHaveLength(2)
  expect(container.querySelector('.stream-uploader-trigger')?.className).toBe(
    'stream-uploader-trigger my-button',
  )
  expect(container.querySelector('.stream-uploader-list.my-list')).not.toBeNull()
})
