/** The figures of a scenario as lines of a table, in Markdown. */

/**
 * @param results samples by contender
 * @returns the names of the contenders, and what is in each row: `cells` by contender, and `missed`, whose targets are not met
 */
function rowsOf({ contenders, rows }, results) {
  const all = Object.fromEntries(Object.entries(results).map(([id, { samples }]) => [id, medians(samples)]))
  return rows.map(({ title, value, targets = {}, ...format }) => {
    const { digits } = format
    const wanted = typeof targets === 'function' ? targets(all) : targets
    const figures = Object.fromEntries(Object.keys(all).map((id) => [id, value(all[id], all)]))
    const known = Object.entries(wanted).filter(([id]) => id in figures && !Number.isNaN(figures[id]))
    return {
      title,
      cells: Object.fromEntries(Object.entries(figures).map(([id, figure]) => [id, worded(figure, format)])),
      toReach: [...new Set(known.map(([, target]) => wordsFor(target, digits)))].join(', '),
      missed: known.filter(([id, target]) => !isMet(figures[id], target)).map(([id]) => contenders[id].name),
      hasTarget: known.length > 0,
    }
  })
}

/** One table for the scenarios that have the same contenders. */
export function tableOf(group) {
  const names = Object.entries(group[0].scenario.contenders).filter(([id]) =>
    group.some(({ results }) => results[id] !== undefined),
  )
  const head = ['', ...names.map(([, { name }]) => name), 'to reach', 'met']
  const lines = group.flatMap(({ scenario, results }) =>
    rowsOf(scenario, results).map(({ title, cells, toReach, missed, hasTarget }) => {
      const met = missed.length === 0 ? 'yes' : `**no**: ${missed.join('; ')}`
      const figures = names.map(([id]) => cells[id] ?? '')
      return [title].concat(figures, toReach, hasTarget ? met : '')
    }),
  )
  const bar = head.map(() => '---')
  return [head, bar, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const shortNames = {
  component: 'ours',
  dashboard: 'Uppy Dashboard',
  upchunk: 'UpChunk, with which Mux Uploader sends',
  filepond: 'FilePond',
}

/** The rows that say most, of those whose components are compared in docs/side-by-side.md. */
export function shortTableOf(known) {
  const ids = Object.keys(shortNames)
  const head = ['', ...Object.values(shortNames)]
  const lines = known.flatMap(({ scenario, results }) =>
    rowsOf(scenario, results)
      .filter((_, index) => scenario.rows[index].isMain)
      .map(({ title, cells }) => [title].concat(ids.map((id) => cells[id] ?? '–'))),
  )
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Medians of all figures; where most runs have none, because the contender gave up, that is `Infinity`. */
function medians(samples) {
  const names = new Set(samples.flatMap((sample) => Object.keys(sample)))
  return Object.fromEntries([...names].map((name) => [name, median(samples.map((sample) => sample[name]))]))
}

function median(figures) {
  const sorted = figures.map((figure) => (Number.isFinite(figure) ? figure : Infinity)).toSorted(inOrder)
  return sorted[Math.floor(sorted.length / 2)]
}

function inOrder(a, b) {
  return a === b ? 0 : a - b
}

function isMet(figure, { atLeast = -Infinity, atMost = Infinity }) {
  return figure >= atLeast && figure <= atMost
}

function wordsFor({ atLeast, atMost }, digits) {
  return atLeast === undefined ? `≤ ${plain(atMost, digits)}` : `≥ ${plain(atLeast, digits)}`
}

/** A share of nothing is one of a contender that never ends. */
function worded(figure, { digits, isShare = false, never = 'gives up' }) {
  if (Number.isNaN(figure)) return ''
  return Number.isFinite(figure) && !(isShare && figure === 0) ? plain(figure, digits) : never
}

function plain(figure, digits) {
  // Never "-0".
  const shown = Math.abs(figure) < 0.5 / 10 ** digits ? 0 : figure
  return shown.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
