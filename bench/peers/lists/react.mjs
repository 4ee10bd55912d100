import { createElement, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { offerList } from '../offer-list.mjs'

/** The least that an app would write: names, sizes, bars and buttons, and nothing is uploaded. */
offerList(() => {
  const app = {}

  function List() {
    const [files, setFiles] = useState([])
    useEffect(() => {
      app.show = setFiles
    }, [])
    return createElement('ul', null, files.map(rowOf))
  }

  createRoot(document.querySelector('#root')).render(createElement(List))
  const rows = () => document.querySelectorAll('li').length
  return {
    add: (files) => app.show(files),
    hasRows: () => document.querySelector('li') !== null,
    isComplete: (count) => rows() === count,
    isSettled: (count) => rows() === count,
    rows,
  }
})

function rowOf({ name, size }) {
  return createElement(
    'li',
    { key: name },
    createElement('span', null, name),
    createElement('span', null, `${(size / 1_000_000).toFixed(1)} MB`),
    createElement('progress', { max: 1, value: 0 }),
    createElement('button', { type: 'button' }, 'Remove'),
  )
}
