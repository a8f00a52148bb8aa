import { useEffect, useEffectEvent } from 'react'
import { useIsPast } from '../travel/travel.ts'
import {
  beginsSequence,
  matchShortcut,
  pressedKey,
  type Shortcut,
  type ShortcutName,
  shortcutNames,
  shortcuts,
} from './shortcuts.ts'

/** Acts on a key press; `false` says that it is not meant, and the browser does with it what it does. */
type Handler = (event: KeyboardEvent) => unknown

/** The handlers of each shortcut, the innermost component's last: that one answers. */
const handlers = new Map<ShortcutName, Handler[]>()

/** The one that answers wherever one is typing, for nothing else is done with it. */
const [paletteKey] = shortcuts.palette.keys

/** How long a second key may follow the first of a sequence; milliseconds. */
const sequenceTime = 1200

let pendingKey: { readonly key: string; readonly at: number } | undefined

/**
 * Does something at a shortcut's keys while the component is shown. Keys typed into a field or pressed in a dialog
 * are left to it.
 *
 * @example
 * useShortcut('create', () => navigate('/orders/new'))
 */
export function useShortcut(name: ShortcutName, handler: Handler, enabled = true): void {
  const latest = useEffectEvent(handler)
  const { changes }: Shortcut = shortcuts[name]
  const isOff = useIsPast() && changes
  useEffect(() => {
    if (!enabled || isOff) return
    const own: Handler = (event) => latest(event)
    const stack = handlers.get(name) ?? []
    handlers.set(name, stack)
    stack.push(own)
    if (handlers.size === 1 && stack.length === 1) addEventListener('keydown', dispatch)
    return () => {
      stack.splice(stack.indexOf(own), 1)
      if (stack.length === 0) handlers.delete(name)
      if (handlers.size === 0) removeEventListener('keydown', dispatch)
    }
  }, [name, enabled, isOff])
}

/** The shortcuts that something answers to on this screen now, in the table's order. */
export function answeredShortcuts(): readonly ShortcutName[] {
  return shortcutNames().filter((name) => handlers.has(name))
}

/** Does what the keys of a shortcut would do. */
export function runShortcut(name: ShortcutName): void {
  handlers.get(name)?.at(-1)?.(new KeyboardEvent('keydown', { key: shortcuts[name].keys[0] }))
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return
  if (pressedKey(event) !== paletteKey && belongsToControl(event)) return
  const before = pendingKey && event.timeStamp - pendingKey.at < sequenceTime ? pendingKey.key : undefined
  const key = pressedKey(event)
  const name = matchShortcut(key, before)
  pendingKey = name === undefined && beginsSequence(key) ? { key, at: event.timeStamp } : undefined
  const handler = name && handlers.get(name)?.at(-1)
  if (handler && handler(event) !== false) event.preventDefault()
}

function belongsToControl({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.matches('input[type=radio], input[type=checkbox]') && !target.closest('[role=dialog]')) {
    // Nothing is typed there: it needs only what chooses.
    return key === ' ' || key.startsWith('Arrow')
  }
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role=dialog], [role=menu], [role=listbox]') !== null
  )
}
