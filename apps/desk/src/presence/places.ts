import { deskSections, workSections } from '../app/sections.ts'
import type { Present } from './people.ts'

/** A person, however many tabs they have open. */
export interface Person {
  readonly name: string
  readonly tabs: readonly Present[]
  /** Idle in all of them. */
  readonly isIdle: boolean
  readonly isEditing: boolean
}

/** People by name, each once, whoever is doing something first. */
export function personsOf(people: readonly Present[]): readonly Person[] {
  const byName = new Map<string, Present[]>()
  for (const present of people) byName.set(present.name, [...(byName.get(present.name) ?? []), present])
  return [...byName]
    .map(([name, tabs]) => ({
      name,
      tabs,
      isIdle: tabs.every(({ isIdle }) => isIdle),
      isEditing: tabs.some(({ isEditing }) => isEditing),
    }))
    .sort((a, b) => Number(a.isIdle) - Number(b.isIdle) || (a.name < b.name ? -1 : 1))
}

/** The screen of an address, as the navigation calls it. */
export function screenOf(at: string): string {
  const section = [...workSections, ...deskSections].find(({ href, also = [] }) =>
    [href, ...also].some((start) => at === start || at.startsWith(`${start}/`)),
  )
  return section?.title ?? 'Desk'
}

/** `AB` of `Ann Bell`. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}

const browsers = [
  ['Edge', /Edg\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrom(e|ium)\//],
  ['Safari', /Safari\//],
] as const

const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Mac OS/],
  ['Linux', /Linux/],
] as const

/** What a device is called by who works beside it: its browser and its kind, of what the browser says of itself. */
export function deviceOf(userAgent: string): string {
  const nameIn = (kinds: typeof browsers | typeof systems) =>
    kinds.find(([, pattern]) => pattern.test(userAgent))?.[0]
  return [nameIn(browsers) ?? 'Browser', nameIn(systems)].filter((part) => part !== undefined).join(' on ')
}
