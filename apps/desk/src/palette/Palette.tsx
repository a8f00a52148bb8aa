import { useView } from '@causeway/react'
import { customerList, orderList, productList } from '@causeway/shop'
import { CornerDownLeft, Package, ReceiptText, Search, Users, Zap } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { deskSections, workSections } from '../app/sections.ts'
import { keyLabel } from '../keyboard/shortcuts.ts'
import { answeredShortcuts, runShortcut } from '../keyboard/use-shortcut.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { Picker } from '../parts/Picker.tsx'
import { usePlainTexts } from '../text/use-plain-texts.ts'
import { type PaletteItem, paletteItems } from './items.ts'
import styles from './Palette.module.css'

const icons = {
  action: Zap,
  screen: CornerDownLeft,
  customer: Users,
  product: Package,
  order: ReceiptText,
} as const

/** Anything one can find or do, by typing a part of its name. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const [, navigate] = useLocation()
  // What could be done where one was when it was opened: under the dialog nothing else is answered.
  const [answered] = useState(answeredShortcuts)
  const customers = useView(customerList, ({ sorted }) => sorted)
  const products = useView(productList, ({ sorted }) => sorted)
  const orders = useView(orderList, ({ sorted }) => sorted)
  const texts = usePlainTexts()
  const items = useMemo(
    () =>
      paletteItems({
        answered,
        sections: [...workSections, ...deskSections],
        customers,
        products,
        orders,
        texts,
      }),
    [answered, customers, products, orders, texts],
  )

  function pick({ does }: PaletteItem): void {
    onClose()
    if ('go' in does) navigate(does.go)
    // The dialog gives the focus back first.
    else setTimeout(() => runShortcut(does.run))
  }

  return (
    <Dialog open onClose={onClose} title="Find or do" wide>
      <form onSubmit={(event) => event.preventDefault()}>
        <Picker
          label="Find or do"
          placeholder="An order, a product, a customer, a screen, something to do"
          icon={Search}
          items={items}
          idOf={({ key }) => key}
          textsOf={({ title, note, text }) => [title, note, text]}
          onPick={pick}
          empty="Nothing of that name."
          inline
        >
          {({ kind, title, note, keys }) => {
            const Icon = icons[kind]
            return (
              <>
                <Icon aria-hidden size={16} strokeWidth={1.75} className={styles.icon} />
                <span className={styles.title}>{title}</span>
                <span className={styles.note}>{note}</span>
                {keys && (
                  <kbd className={styles.keys}>
                    {keys
                      .split(' ')
                      .map((key) => keyLabel(key))
                      .join(' ')}
                  </kbd>
                )}
              </>
            )
          }}
        </Picker>
      </form>
    </Dialog>
  )
}
