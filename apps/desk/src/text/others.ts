import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { hueOf } from '../presence/hue.ts'
import styles from './Others.module.css'

/** Where the others are in a text: their caret under their name, and what they have selected. */
export function othersIn(awareness: Awareness): Extension {
  return Extension.create({
    name: 'others',
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, { cursorBuilder: caretOf, selectionBuilder: selectionOf }),
    ],
  })
}

/** Somebody, as they say; the relay vouches for the name. */
interface Somebody {
  readonly name?: unknown
}

/** The name is drawn by the style sheet: it is no part of what is written. */
function caretOf(user: Somebody): HTMLElement {
  const caret = document.createElement('span')
  caret.className = styles.caret ?? ''
  caret.ariaHidden = 'true'
  caret.dataset.name = nameOf(user)
  caret.dataset.hue = String(hueOf(nameOf(user)))
  return caret
}

function selectionOf(user: Somebody): { readonly class: string; readonly 'data-hue': string } {
  return { class: styles.selected ?? '', 'data-hue': String(hueOf(nameOf(user))) }
}

function nameOf({ name }: Somebody): string {
  return typeof name === 'string' ? name.slice(0, 40) : 'Somebody'
}
