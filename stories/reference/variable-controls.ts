import type { ArgTypes } from '@storybook/react-vite'
import readme from '../../README.md?raw'
import { codesIn, readmeTable } from '../support/readme-table.js'

const lengthsAndFonts = /-(radius|gap|font|height|size|width)$/

/** Every theme variable, from the README's table, which is held to the style sheet. */
export const variableControls: ArgTypes = Object.fromEntries(
  readmeTable(readme, 'theme').flatMap(([names, standard = '']) =>
    codesIn(names).map((name) => [
      name,
      {
        control: lengthsAndFonts.test(name) ? 'text' : 'color',
        table: { defaultValue: { summary: standard.replaceAll('`', '') } },
      },
    ]),
  ),
)
