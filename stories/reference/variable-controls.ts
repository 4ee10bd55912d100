import type { ArgTypes } from '@storybook/react-vite'
import page from '../../docs/reference/theming.md?raw'
import { codesIn, documentedTable } from '../support/documented-table.js'

const lengthsAndFonts = /-(radius|gap|font|height|size|width)$/

/** Every theme variable, from the documented table, which a test holds to the style sheet. */
export const variableControls: ArgTypes = Object.fromEntries(
  documentedTable(page, 'theme').flatMap(([names, standard = '']) =>
    codesIn(names).map((name) => [
      name,
      {
        control: lengthsAndFonts.test(name) ? 'text' : 'color',
        table: { defaultValue: { summary: standard.replaceAll('`', '') } },
      },
    ]),
  ),
)
