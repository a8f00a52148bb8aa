import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const packages = join(import.meta.dirname, '../packages')

/** What states are computed with, by what a change of it concerns: the same for the desk and the relay of one build. */
interface StateVersions {
  /** Of everything together: what the desk is called by. */
  readonly app: string
  /** Of what all states come of: the engine, the texts, the libraries. */
  readonly engine: string
  /** Of the code each aggregate of the shop stands on, by its name: its module and all that it leads to. */
  readonly reducers: Readonly<Record<string, string>>
}

/** The versions as a build puts them in the place of the names that the shop declares. */
export function definedVersions(): Readonly<Record<string, string>> {
  const { app, engine, reducers } = stateVersions()
  return {
    appVersion: JSON.stringify(app),
    engineVersion: JSON.stringify(engine),
    reducerVersions: JSON.stringify(reducers),
  }
}

/** Digests of the sources as they are built. A word changed in a comment is a change: to fold anew costs little. */
function stateVersions(): StateVersions {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'desk/package.json'), 'utf8'))
  const engine = [
    ...sourcesIn('core/src'),
    ...sourcesIn('text/src/log'),
    ...['core', 'text', 'shop'].map((name) => join(packages, name, 'package.json')),
  ]
  const shop = sourcesIn('shop/src')
  return {
    app: `${version}+${digestOf([...engine, ...shop])}`,
    engine: digestOf(engine),
    reducers: Object.fromEntries(
      shop.flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/^export const (\w+) = aggregate\(/gm)].map(([, name]) => [
          name,
          digestOf([...reachedFrom(file)]),
        ]),
      ),
    ),
  }
}

function sourcesIn(folder: string): string[] {
  const names = readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .map((name) => join(packages, folder, name))
}

/** A module and every module of its package that it names, directly or by way of others. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached
  reached.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/['"](\.{1,2}\/[^'"]+\.ts)['"]/g))
    reachedFrom(resolve(dirname(file), path), reached)
  return reached
}

function digestOf(files: readonly string[]): string {
  const digest = createHash('sha256')
  for (const file of files.toSorted()) digest.update(file.slice(packages.length)).update(readFileSync(file))
  return digest.digest('hex').slice(0, 8)
}
