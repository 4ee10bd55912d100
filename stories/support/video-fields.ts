import type { OwnField } from 'react-stream-uploader'

/** The fields that the stories show: one of each type. */
export const videoFields: readonly OwnField[] = [
  { name: 'place', label: 'Place', required: true },
  {
    name: 'description',
    label: 'Description',
    type: 'long-text',
    hint: 'What is to be seen, in two or three sentences.',
  },
  {
    name: 'season',
    label: 'Season',
    type: 'choice',
    choices: ['Spring', 'Summer', 'Autumn', 'Winter'],
    required: true,
  },
  { name: 'tags', label: 'Tags', type: 'tags' },
  { name: 'rights', label: 'I may publish this video', type: 'checkbox' },
]
