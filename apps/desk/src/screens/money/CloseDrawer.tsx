import { drawer, entryKey, lastClose, localDay } from '@causeway/shop'
import { useState } from 'react'
import { useOtherDevices } from '../../devices/use-other-devices.ts'
import { formatMoney, readMoney } from '../../format/money.ts'
import { counted } from '../../format/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { Segments } from '../../parts/Segments.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { tenderWords } from '../orders/words.ts'
import styles from './CloseDrawer.module.css'
import { CountCoins } from './CountCoins.tsx'
import { coinsOf, sumOfCoins } from './denominations.ts'
import { HeardOf } from './HeardOf.tsx'
import { sumsByTender } from './sums.ts'
import type { Due } from './use-due.ts'
import { differenceWords } from './words.ts'

interface CloseDrawerProps {
  readonly id: string
  readonly due: Due
  readonly onClose: () => void
}

const ways = [
  { value: 'sum', title: 'One sum' },
  { value: 'coins', title: 'Notes and coins' },
] as const

/** Counts a drawer against what should be in it, and signs the day. */
export function CloseDrawer({ id, due, onClose }: CloseDrawerProps) {
  // What is counted against stands still while one counts.
  const [looked, setLooked] = useState(due)
  const { state, entries, moves, expected } = looked
  const { currency } = state
  const [close] = useState(newId)
  const [way, setWay] = useState<'sum' | 'coins'>('sum')
  const [coins, setCoins] = useState<Readonly<Record<number, string>>>({})
  const others = useOtherDevices()
  const { values, form, field, problem, pending } = useCommandForm({
    initial: { counted: '', note: '' },
    commands: (typed) => [
      drawer.commands.close(id, {
        ...{ close, day: localDay(Date.now()), note: typed.note },
        entries: entries.map(({ order, payment, kind }) => ({ order, payment, kind })),
        moves: moves.map(({ movement }) => movement),
        ...(way === 'coins'
          ? { counted: sumOfCoins(coins), coins: coinsOf(coins) }
          : { counted: readMoney(typed.counted, currency) }),
        heard: (others ?? []).map(({ device, heardAt }) => ({ device, heardAt })),
      }),
    ],
    onDone: onClose,
  })
  const covered = new Set(entries.map(entryKey))
  const came = due.entries.filter((entry) => !covered.has(entryKey(entry))).length
  const late = entries.filter((entry) => entry.late).length
  const found = way === 'coins' ? sumOfCoins(coins) : readMoney(values.counted, currency)
  const isCounted = way === 'coins' ? coinsOf(coins).length > 0 : Number.isSafeInteger(found)
  const money = (amount: number) => formatMoney({ amount, currency })
  const last = lastClose(state)
  const explained =
    last && last.counted !== last.expected
      ? ` That one was ${differenceWords({ amount: last.counted - last.expected, currency })}: their cash may have been counted then.`
      : ''
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title="Close the day"
      description={`${state.name}: count what is in it, and sign. A signed close never changes; what comes later is in the next one.`}
    >
      <form {...form}>
        <FormColumn>
          <HeardOf devices={others} />
          {came > 0 && (
            <Notice
              title={`${counted(came, 'payment')} came in while you counted`}
              actions={
                <Button small onClick={() => setLooked(due)}>
                  Take in
                </Button>
              }
            >
              Otherwise in the next close.
            </Notice>
          )}
          <dl className={styles.sums} aria-label="What should be there">
            <div>
              <dt>Float</dt>
              <dd>{money(state.session?.float ?? 0)}</dd>
            </div>
            {sumsByTender(entries).map(({ tender, total }) => (
              <div key={tender} data-aside={tender !== 'cash' || undefined}>
                <dt>
                  {tenderWords[tender]}
                  {tender !== 'cash' && ', not in the drawer'}
                </dt>
                <dd>{money(total)}</dd>
              </div>
            ))}
            {moves.length > 0 && (
              <div>
                <dt>Put in and taken out</dt>
                <dd>{money(moves.reduce((sum, { amount }) => sum + amount, 0))}</dd>
              </div>
            )}
            <div className={styles.expected}>
              <dt>Should be in the drawer</dt>
              <dd>{money(expected)}</dd>
            </div>
          </dl>
          {late > 0 && (
            <p className={styles.note}>
              {counted(late, 'late entry', 'late entries')} among them, from before the last close.{explained}
            </p>
          )}
          <Segments label="Count as" value={way} onChange={setWay} options={ways} />
          {way === 'sum' ? (
            <TextField label="In the drawer" inputMode="decimal" suffix={currency} {...field('counted')} />
          ) : (
            <CountCoins
              currency={currency}
              smallestCoin={state.smallestCoin}
              counts={coins}
              onChange={(value, count) => setCoins((before) => ({ ...before, [value]: count }))}
            />
          )}
          <p
            role="status"
            className={styles.difference}
            data-off={(isCounted && found !== expected) || undefined}
          >
            {isCounted
              ? `${money(found)} counted. ${differenceWords({ amount: found - expected, currency })}.`
              : 'Not counted yet.'}
          </p>
          <TextField
            label="Note"
            description="What explains a difference. May be left empty."
            {...field('note')}
          />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending || (way === 'coins' && !isCounted)}>
            Sign and close
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
