import { composeStories } from '@storybook/react-vite'
import { render, screen } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import preview from '../../.storybook/preview.js'
import * as stories from '../../stories/start-here.stories.js'

const { StartHere } = composeStories(stories, preview)

beforeAll(() => page.viewport(1280, 800))

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }))
const status = (): string | undefined =>
  document.querySelector<HTMLElement>('.shop-stage [role=listitem]')?.dataset['status']

test('the sample loses its connection, waits, and goes on until it can be played', async () => {
  render(<StartHere />)
  await press('Slow line')
  await expect.poll(status).toBe('uploading')
  await press('Drop the connection')
  await expect.poll(status).toBe('paused')
  expect(screen.getByText(/No connection for five seconds/)).toBeVisible()
  await press('Drop the connection')
  await expect.poll(status).toBe('ready')
})

test('a switch changes the uploader, and the code below it', async () => {
  const { container } = render(<StartHere />)
  const code = (): string => container.querySelector('.shop-code')?.textContent ?? ''
  expect(code()).not.toContain('messages={ar}')
  await press('العربية')
  expect(container.querySelector('.shop-stage .stream-uploader')).toHaveAttribute('dir', 'rtl')
  expect(code()).toContain('messages={ar}')
})
