import {
  Activity,
  Banknote,
  Boxes,
  ChartNoAxesColumn,
  CircleQuestionMark,
  FileUp,
  History,
  Inbox,
  type LucideIcon,
  NotebookPen,
  Package,
  ReceiptText,
  Settings,
  UserPlus,
  Users,
} from 'lucide-react'
import type { ShortcutName } from '../keyboard/shortcuts.ts'

/** A place in the desk's navigation. */
export interface Section {
  readonly href: string
  readonly title: string
  readonly icon: LucideIcon
  readonly shortcut?: ShortcutName
  /** Other addresses that belong to it. */
  readonly also?: readonly string[]
  /** On a phone it is found under More: the bar has room for five. */
  readonly underMore?: true
}

/** Where the daily work is. */
export const workSections: readonly Section[] = [
  { href: '/orders', title: 'Orders', icon: ReceiptText, shortcut: 'goOrders' },
  { href: '/products', title: 'Products', icon: Package, shortcut: 'goProducts' },
  { href: '/stock', title: 'Stock', icon: Boxes, shortcut: 'goStock', also: ['/moves', '/count'] },
  { href: '/customers', title: 'Customers', icon: Users, shortcut: 'goCustomers' },
  { href: '/money', title: 'Money', icon: Banknote, shortcut: 'goMoney', underMore: true },
  { href: '/needs-you', title: 'Needs you', icon: Inbox, shortcut: 'goNeedsYou' },
]

/** What is needed now and then. */
export const deskSections: readonly Section[] = [
  { href: '/hand-over', title: 'Hand-over', icon: NotebookPen, shortcut: 'goHandOver' },
  { href: '/insights', title: 'Insights', icon: ChartNoAxesColumn, shortcut: 'goInsights' },
  { href: '/history', title: 'History', icon: History, shortcut: 'goHistory' },
  { href: '/import', title: 'Import & export', icon: FileUp, shortcut: 'goImport' },
  { href: '/team', title: 'Team', icon: UserPlus },
  { href: '/diagnostics', title: 'Diagnostics', icon: Activity },
  { href: '/help', title: 'Help', icon: CircleQuestionMark },
  { href: '/settings', title: 'Settings', icon: Settings },
]
