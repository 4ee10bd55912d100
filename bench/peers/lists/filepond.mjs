import { create } from 'filepond'
import { offerList } from '../offer-list.mjs'
import 'filepond/dist/filepond.min.css'

offerList(() => {
  const pond = create(document.querySelector('#root'), { allowMultiple: true, server: { process: '/hang' } })
  let added = 0
  pond.on('addfile', () => (added += 1))
  const rows = () => document.querySelectorAll('.filepond--item').length
  return {
    add: (files) => void pond.addFiles(files),
    hasRows: () => document.querySelector('.filepond--item') !== null,
    isComplete: (count) => rows() === count,
    isSettled: (count) => added === count,
    rows,
  }
})
