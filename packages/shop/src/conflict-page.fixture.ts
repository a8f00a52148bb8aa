import { conflictMatrix, type MatrixEntry, type Model } from '@causeway/core'

const outcomes: Readonly<Record<MatrixEntry['outcome'], string>> = {
  apart: 'both stand',
  both: 'both stand',
  combined: 'combined',
  stands: 'one stands',
  latest: 'the later stands',
  asked: 'a person is asked',
  first: 'first come, first served',
}

/** The conflict matrix of a model as a page of documentation. */
export function conflictPage(model: Model): string {
  const matrix = conflictMatrix(model)
  const sections = [...model.keys()].map((aggregate) =>
    sectionOf(
      aggregate,
      matrix.filter((entry) => entry.aggregate === aggregate),
    ),
  )
  return `# What happens when two devices disagree

Made from the definitions in \`packages/shop\` (\`npx vitest run --project unit packages/shop/src/conflict-page -u\` writes
it anew); a test fails when it is out of date. Only events of one record can meet, and only when neither author had seen
the other's. Any author may take back what is theirs and no physical fact (\`Undone\`); it falls when somebody has built on
it. Where a mark is named, the record stays marked until somebody who saw both has acted.

${sections.join('\n')}`
}

function sectionOf(aggregate: string, entries: readonly MatrixEntry[]): string {
  const meeting = entries.filter(({ outcome }) => outcome !== 'apart')
  const apart = entries.filter(({ outcome }) => outcome === 'apart')
  return `## ${inWords(aggregate)}

| one | the other | what happens | why |
|---|---|---|---|
${meeting.map(row).join('\n')}

${apart.length} further pairs concern different things, so both stand and nobody is asked:
${grouped(apart)}.
`
}

function row({ a, b, outcome, stands, because, question, flag }: MatrixEntry): string {
  const what = stands === undefined ? outcomes[outcome] : `${inWords(stands)} stands`
  const asked = question === undefined ? '' : ` Asked: “${question}”`
  const marked = flag === undefined ? '' : ` Marked: “${flag}”`
  return `| ${inWords(a)} | ${a === b ? 'the same' : inWords(b)} | ${what} | ${because}${asked}${marked} |`
}

/** `a × b, c, d; e × f`: one entry for each first type. */
function grouped(entries: readonly MatrixEntry[]): string {
  return [...new Set(entries.map(({ a }) => a))]
    .map((first) => {
      const others = entries.filter(({ a }) => a === first).map(({ b }) => inWords(b).toLowerCase())
      return `${inWords(first)} × ${others.join(', ')}`
    })
    .join(';\n')
}

/** `GoodsHandedOver` as “Goods handed over”. */
function inWords(name: string): string {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
