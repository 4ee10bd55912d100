import { expect, test } from 'vitest'
import { propControls } from '../../stories/reference/prop-controls.js'
import { variableControls } from '../../stories/reference/variable-controls.js'

// That each prop has one at all is a matter of types.
test.each(Object.entries(propControls))('%s can be changed or heard, and is described', (_, input) => {
  expect(input.control || input['action']).toBeTruthy()
  expect(input.description || input.table?.type?.summary).toBeTruthy()
})

test.each(Object.entries(variableControls))('%s can be changed, and is described', (name, input) => {
  expect(name).toMatch(/^--uploader-/)
  expect(input.control).toBeTruthy()
  expect(input.table?.defaultValue?.summary).toBeTruthy()
})
