import type { Diagnostics } from '@causeway/client'
import { bytes, counted, fullTime } from '../../format/words.ts'
import { phaseWords } from '../../sync/explain.ts'

/** A line of the report: what it is about, and what there is to say. */
export interface ReportLine {
  readonly name: string
  readonly value: string
  readonly mono?: boolean
}

/** A titled part of the report. */
export interface ReportPart {
  readonly title: string
  readonly lines: readonly ReportLine[]
}

/** The diagnosis in words, as the screen shows it and as it is copied. */
export function describeDiagnostics(
  found: Diagnostics,
  stateHash: string,
  opensOffline: boolean,
): readonly ReportPart[] {
  const { sync } = found
  return [
    {
      title: 'This device',
      lines: [
        { name: 'Replica', value: found.replica, mono: true },
        { name: 'Series', value: found.series, mono: true },
        { name: 'Talks to the relay', value: sync.leader ? 'This tab' : 'Another tab of this browser' },
        { name: 'Clock', value: describeOffset(sync.offset) },
        { name: 'Storage used', value: describeStorage(found) },
        { name: 'Opens without a connection', value: opensOffline ? 'Yes' : 'No' },
        {
          name: 'Persistent',
          value: found.persistent ? 'Yes' : 'No: the browser may clear it when space is short',
        },
      ],
    },
    {
      title: 'The log',
      lines: [
        { name: 'Position', value: found.position.toLocaleString() },
        { name: 'Log digest', value: found.digest || '—', mono: true },
        { name: 'State hash', value: stateHash, mono: true },
        { name: 'Records', value: found.streams.toLocaleString() },
        ...describeOpening(found.opening),
        ...Object.entries(found.rebuilding).map(([view, share]) => ({
          name: 'Being rebuilt',
          value: `${view}, ${Math.round(share * 100)} %`,
        })),
        { name: 'Waiting', value: counted(sync.waiting, 'change') },
        { name: 'Refused', value: counted(sync.refused, 'change') },
      ],
    },
    {
      title: 'Connection',
      lines: [
        {
          name: 'State',
          value: sync.reason ? `${phaseWords[sync.phase]}: ${sync.reason}` : phaseWords[sync.phase],
        },
        {
          name: 'Last contact',
          value: sync.lastContact === undefined ? 'Not yet' : fullTime(sync.lastContact),
        },
        ...(sync.retryAt === undefined ? [] : [{ name: 'Next attempt', value: fullTime(sync.retryAt) }]),
      ],
    },
    {
      title: 'Versions',
      lines: [
        { name: 'Desk', value: found.version, mono: true },
        { name: 'Browser', value: found.userAgent },
      ],
    },
  ]
}

/** The report as text, to send to whoever helps. */
export function reportText(parts: readonly ReportPart[]): string {
  return parts
    .map(({ title, lines }) =>
      [`# ${title}`, ...lines.map(({ name, value }) => `${name}: ${value}`)].join('\n'),
    )
    .join('\n\n')
}

/** From this much on, a clock that is off is worth a word: milliseconds. */
const noticeableOffset = 60_000

/** True when this device's clock should be set right. */
export function clockIsOff(offset: number): boolean {
  return Math.abs(offset) >= noticeableOffset
}

function describeOffset(offset: number): string {
  const seconds = Math.round(Math.abs(offset) / 1000)
  if (seconds === 0) return 'In step with the relay'
  return `${counted(seconds, 'second')} ${offset > 0 ? 'behind' : 'ahead of'} the relay`
}

/** Where the states on the screen come from. */
function describeOpening({ from, recomputed, damage, took }: Diagnostics['opening']): ReportLine[] {
  const start = from > 0 ? `from what was saved at ${from.toLocaleString()}` : 'all of the log'
  const anew = recomputed.length > 0 ? `; computed anew: ${recomputed.join(', ')}` : ''
  const opening = { name: 'Opening', value: `${Math.round(took).toLocaleString()} ms, ${start}${anew}` }
  if (!damage) return [opening]
  const part = damage.chunk === undefined ? damage.what : `part ${damage.chunk} ${damage.what}`
  const value = `Damaged (${part}), so they were computed anew from the log. Nothing is lost.`
  return [opening, { name: 'Saved states', value }]
}

function describeStorage({ storageUsed, storageQuota }: Diagnostics): string {
  if (storageUsed === undefined) return 'The browser does not say'
  return storageQuota === undefined ? bytes(storageUsed) : `${bytes(storageUsed)} of ${bytes(storageQuota)}`
}
