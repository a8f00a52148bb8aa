/** Everything the keyboard does, once: the handlers, the hints and the sheet behind `?` are made from this table. */
export const shortcuts = {
  create: { keys: ['n'], does: 'New order, product, customer or day', group: 'Everywhere', changes: true },
  palette: { keys: ['Mod+k'], does: 'Find or do anything', group: 'Everywhere' },
  search: { keys: ['/'], does: 'Search this list', group: 'Everywhere' },
  back: { keys: ['Escape'], does: 'Close, or back to the list', group: 'Everywhere' },
  undo: { keys: ['Mod+z'], does: 'Undo what you did last', group: 'Everywhere' },
  redo: { keys: ['Mod+Shift+z', 'Mod+y'], does: 'Redo', group: 'Everywhere' },
  syncNow: { keys: ['s'], does: 'Sync now', group: 'Everywhere' },
  travel: { keys: ['t'], does: 'Look back in time, or back to now', group: 'Everywhere' },
  help: { keys: ['?'], does: 'Show these shortcuts', group: 'Everywhere' },
  goOrders: { keys: ['g o'], does: 'Orders', group: 'Go to' },
  goProducts: { keys: ['g p'], does: 'Products', group: 'Go to' },
  goStock: { keys: ['g s'], does: 'Stock', group: 'Go to' },
  goCustomers: { keys: ['g c'], does: 'Customers', group: 'Go to' },
  goMoney: { keys: ['g m'], does: 'Money', group: 'Go to' },
  goNeedsYou: { keys: ['g n'], does: 'Needs you', group: 'Go to' },
  goHistory: { keys: ['g h'], does: 'History', group: 'Go to' },
  goInsights: { keys: ['g t'], does: 'Insights', group: 'Go to' },
  goHandOver: { keys: ['g v'], does: 'Hand-over', group: 'Go to' },
  goImport: { keys: ['g i'], does: 'Import', group: 'Go to' },
  next: { keys: ['ArrowDown', 'j'], does: 'Next in the list', group: 'In a list' },
  previous: { keys: ['ArrowUp', 'k'], does: 'Previous in the list', group: 'In a list' },
  first: { keys: ['Home'], does: 'First', group: 'In a list' },
  last: { keys: ['End'], does: 'Last', group: 'In a list' },
  addLine: { keys: ['a'], does: 'Add a line', group: 'In an order', changes: true },
  takePayment: { keys: ['p'], does: 'Take a payment', group: 'In an order', changes: true },
  writeNotes: { keys: ['w'], does: 'Write notes', group: 'In an order' },
  print: { keys: ['Mod+p'], does: 'Print', group: 'In an order, or in Stock' },
  receiveStock: { keys: ['r'], does: 'Receive stock', group: 'In a product', changes: true },
  edit: { keys: ['e'], does: 'Edit', group: 'In a product, customer or question', changes: true },
  keepFirst: { keys: ['1'], does: 'Keep the first answer', group: 'In a question', changes: true },
  keepSecond: { keys: ['2'], does: 'Keep the second answer', group: 'In a question', changes: true },
  keepBoth: { keys: ['b'], does: 'Keep both', group: 'In a question', changes: true },
  later: { keys: ['l'], does: 'Later', group: 'In a question', changes: true },
  stepBack: { keys: ['['], does: 'To the change before', group: 'Looking back' },
  stepOn: { keys: [']'], does: 'To the next change', group: 'Looking back' },
} as const satisfies Readonly<Record<string, Shortcut>>

/** One thing the keyboard does. A key may be a sequence of two, `g o`, or held with others, `Mod+Shift+z`. */
export interface Shortcut {
  readonly keys: readonly string[]
  readonly does: string
  readonly group: string
  /** Not answered while the past is looked at. */
  readonly changes?: true
}

export type ShortcutName = keyof typeof shortcuts

/** A key as people read it; `Mod` is what this computer calls it. */
export function keyLabel(key: string): string {
  if (key.includes('+') && key.length > 1)
    return key
      .split('+')
      .map(keyLabel)
      .join(isApple ? '' : '+')
  return labels[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

const labels: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  Mod: isApple ? '⌘' : 'Ctrl',
  Shift: isApple ? '⇧' : 'Shift',
  '?': '?',
}

/** A key press as the table writes it: `Mod` for Ctrl or ⌘. */
export function pressedKey({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): string {
  if (!ctrlKey && !metaKey) return key
  return `Mod+${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`
}

/**
 * Which shortcut a key press completes, given the key before it where that may begin a sequence; a sequence goes
 * before a single key.
 */
export function matchShortcut(key: string, before: string | undefined): ShortcutName | undefined {
  return (before !== undefined && byKeys.get(`${before} ${key}`)) || byKeys.get(key)
}

/** True when the key begins a sequence. */
export function beginsSequence(key: string): boolean {
  return [...byKeys.keys()].some((keys) => keys.startsWith(`${key} `))
}

const byKeys: ReadonlyMap<string, ShortcutName> = new Map(
  shortcutNames().flatMap((name) => shortcuts[name].keys.map((keys): [string, ShortcutName] => [keys, name])),
)

/** The table's names in its order. */
export function shortcutNames(): readonly ShortcutName[] {
  // `Object.keys` loses the names' type; the table is a constant, so they are exactly these.
  return Object.keys(shortcuts) as ShortcutName[]
}
