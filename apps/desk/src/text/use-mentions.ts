import { useWorkspace } from '@causeway/react'
import { order, orderList, product, productList } from '@causeway/shop'
import { useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { bestFirst } from '../list/search.ts'
import type { Asking, Mention, MentionList } from './mention.ts'

/** As many as one looks through beside what one writes. */
const shown = 8

/** What is found for what was typed after `@` or `#`. */
export interface Found {
  readonly asking: Asking
  readonly items: readonly MentionItem[]
  /** Which of them Enter takes. */
  readonly at: number
}

export interface MentionItem extends Mention {
  readonly note: string
}

/** The list of what can be mentioned: for the editor, and for showing it. */
export function useMentions(): { readonly list: MentionList; readonly found: Found | undefined } {
  const workspace = useWorkspace()
  const [, navigate] = useLocation()
  const [found, setFound] = useState<Found>()
  const latest = useRef<Found>(undefined)
  const list = useMemo((): MentionList => {
    function show(next: Found | undefined): void {
      latest.current = next
      setFound(next)
    }
    function itemsFor({ query, char }: Asking): readonly MentionItem[] {
      const texts = ({ label, note }: MentionItem): readonly [string, string] => [label, note]
      const orders = workspace
        .view(orderList)
        .getState()
        .sorted.map(
          ({ id, number, customerName }): MentionItem => ({
            kind: 'order',
            id,
            label: number,
            note: customerName,
          }),
        )
      const products = workspace
        .view(productList)
        .getState()
        .sorted.filter(({ archived }) => !archived)
        .map(({ id, name, sku }): MentionItem => ({ kind: 'product', id, label: name, note: sku }))
      const [first, second] = char === '#' ? [orders, products] : [products, orders]
      const best = bestFirst(first, query, texts).slice(0, shown)
      return [...best, ...bestFirst(second, query, texts).slice(0, shown - best.length)]
    }
    return {
      ask(asking) {
        const items = asking ? itemsFor(asking) : []
        show(asking && items.length > 0 ? { asking, items, at: 0 } : undefined)
      },
      onKey(key) {
        const open = latest.current
        if (!open) return false
        const { items, at, asking } = open
        const step = { ArrowDown: 1, ArrowUp: -1 }[key]
        if (step !== undefined) show({ ...open, at: (at + step + items.length) % items.length })
        else if (key === 'Enter' || key === 'Tab') {
          const item = items[at]
          if (item) asking.pick({ kind: item.kind, id: item.id, label: item.label })
        } else if (key === 'Escape') show(undefined)
        else return false
        return true
      },
      nameOf({ kind, id, label }) {
        const name = kind === 'order' ? workspace.state(order, id).number : workspace.state(product, id).name
        return name || label
      },
      open: navigate,
    }
  }, [workspace, navigate])
  return { list, found }
}
