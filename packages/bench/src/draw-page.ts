import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Figure } from './figure.ts'
import type { Run } from './history.ts'
import { reaches, targetOf } from './targets.ts'

/** A figure in one run. */
interface Point extends Figure {
  readonly at: Date
  readonly run: Run
}

/** The page of all runs: what each figure is now, beside its limit and target, and how it went. Needs no network. */
export function drawPage(runs: readonly Run[]): string {
  const points = runs.flatMap((run) =>
    run.figures.map((figure): Point => ({ ...withoutAbsent(figure), at: new Date(run.at), run })),
  )
  const names = [...new Set(points.map(({ name }) => name))]
  const series = names.map((name) => points.filter((point) => point.name === name))
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Causeway: figures</title>
<style>${style}</style>
<h1>Figures</h1>
<p>Each beside its limit: the same work done by hand-written minimal code in the same run, or a budget. Read the ratios; a
machine with other work on it says little, so its load before each run is told. What each is and what holds it:
<a href="../performance.md">docs/performance.md</a>.</p>
<table>
<thead><tr><th scope="col">Figure<th scope="col">Newest<th scope="col">Limit<th scope="col">Ratio<th scope="col">To reach<th scope="col"><th scope="col">Measured<th scope="col">Over time</tr></thead>
<tbody>
${series.map(row).join('\n')}
</tbody>
</table>
</html>
`
}

function row(points: readonly Point[]): string {
  const newest = points.at(-1)
  if (!newest) return ''
  const { name, value, unit, limit, ratio, run } = newest
  const target = targetOf(newest)
  const met = reaches(newest)
  const cells = [
    `<th scope="row">${escaped(name)}`,
    `<td>${value.toLocaleString('en')} ${escaped(unit)}`,
    `<td>${limit?.toLocaleString('en') ?? ''}`,
    `<td>${ratio ?? ''}`,
    `<td>${target ? `${target.is === 'at least' ? '≥' : '≤'} ${target.bound}${target.of === 'value' ? ` ${escaped(unit)}` : ''}` : ''}`,
    `<td class="${met ? 'met' : 'short'}">${met === undefined ? '' : met ? 'met' : 'short'}`,
    `<td>${run.at.slice(0, 10)}, ${escaped(run.commit)}, load ${run.load.toFixed(1)}<br><small>${escaped(run.machine)}</small>`,
    `<td>${chart(points)}`,
  ]
  return `<tr>${cells.join('')}</tr>`
}

/** The value in each run, and its limit as a broken line. */
function chart(points: readonly Point[]): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const [first] = points
  if (!first) return ''
  const limited = points.filter(({ limit }) => limit !== undefined)
  const drawn = Plot.plot({
    document,
    width: 320,
    height: 110,
    marginLeft: 56,
    x: { label: null, type: 'point', domain: points.map((_, at) => at), tickFormat: () => '' },
    y: { label: first.unit, zero: true, nice: true, ticks: 3, tickFormat: '~s' },
    marks: [
      Plot.lineY(limited, {
        x: (_: Point, at: number) => at,
        y: 'limit',
        stroke: 'currentColor',
        strokeDasharray: '3 3',
      }),
      Plot.lineY(points, { x: (_: Point, at: number) => at, y: 'value', stroke: 'var(--accent)' }),
      Plot.dot(points, {
        x: (_: Point, at: number) => at,
        y: 'value',
        fill: 'var(--accent)',
        title: ({ at, value, unit, run }: Point) =>
          `${at.toISOString().slice(0, 16)}: ${value} ${unit} (${run.commit}, load ${run.load.toFixed(1)})`,
      }),
    ],
  })
  drawn.setAttribute('role', 'img')
  drawn.setAttribute('aria-label', `${first.name} in ${points.length} runs`)
  return drawn.outerHTML
}

function withoutAbsent({ limit, ratio, ...rest }: Run['figures'][number]): Figure {
  return { ...rest, ...(limit !== undefined && { limit }), ...(ratio !== undefined && { ratio }) }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

const style = `
:root { color-scheme: light dark; --accent: light-dark(#0b6e78, #4fb3bf); font: 15px/1.45 system-ui, sans-serif }
body { max-width: 1280px; margin: 24px auto; padding: 0 16px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: middle; padding: 4px 10px 4px 0; border-top: 1px solid light-dark(#dde3e3, #333b3d) }
td { font-variant-numeric: tabular-nums }
.met { color: light-dark(#1a6b3c, #67c98f) }
.short { color: light-dark(#a03328, #f08a7d) }
small { opacity: .7 }
a { color: var(--accent) }
`
