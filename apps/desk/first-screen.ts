import { type Plugin, parseAst } from 'vite'

/** What a module takes from another: some of its exports, or all there is of it. */
interface Taken {
  readonly from: string
  readonly names: readonly string[] | 'all'
}

/** A module as far as the graph goes. */
interface Parsed {
  /** What its own code uses. */
  readonly imports: readonly Taken[]
  /** What it only passes on, by the name it is passed on under. */
  readonly passed: ReadonlyMap<string, { readonly from: string; readonly name: string }>
  /** Modules that are passed on as a whole. */
  readonly whole: readonly string[]
}

/**
 * Which modules the first screen stands on: those that lead from the entry without an `import()`. Of a module that passes
 * others on (a package's index) only what is asked of it counts: an index must not draw in everything it names.
 */
export function firstScreen(): Plugin & { has(id: string): boolean } {
  const modules = new Map<string, Parsed>()
  let entry: string | undefined
  let reached: Set<string> | undefined

  function reach(): Set<string> {
    const seen = new Map<string, Set<string>>()
    const waiting: Taken[] = entry === undefined ? [] : [{ from: entry, names: 'all' }]
    for (const { from, names } of waiting) {
      const module = modules.get(from)
      const known = seen.get(from) ?? new Set()
      if (!seen.has(from)) waiting.push(...(module?.imports ?? []))
      seen.set(from, known)
      if (!module) continue
      const asked = names === 'all' ? [...module.passed.keys(), ...module.whole] : names
      for (const name of asked.filter((one) => !known.has(one))) {
        known.add(name)
        const origin = module.passed.get(name)
        if (origin) waiting.push({ from: origin.from, names: origin.name === '*' ? 'all' : [origin.name] })
        else
          for (const other of module.whole)
            waiting.push({ from: other, names: names === 'all' ? 'all' : [name] })
      }
    }
    return new Set(seen.keys())
  }

  return {
    name: 'first-screen',
    async moduleParsed({ id, code, isEntry, importedIds }) {
      if (isEntry) entry = id
      const imports: Taken[] = []
      const passed = new Map<string, { readonly from: string; readonly name: string }>()
      const whole: string[] = []
      const namespaces = new Map<string, string>()
      for (const statement of code === null ? [] : parseAst(code).body) {
        if (
          statement.type !== 'ImportDeclaration' &&
          statement.type !== 'ExportNamedDeclaration' &&
          statement.type !== 'ExportAllDeclaration'
        )
          continue
        if (statement.type === 'ExportNamedDeclaration' && !statement.source) {
          // Imported as a whole only to be passed on: `import * as icons` and `export { icons }`.
          for (const { exported, local } of statement.specifiers) {
            const from = namespaces.get(nameOf(local))
            if (from) passed.set(nameOf(exported), { from, name: '*' })
          }
          continue
        }
        const from = statement.source && (await this.resolve(statement.source.value, id))?.id
        if (!from) continue
        if (statement.type === 'ImportDeclaration') {
          for (const one of statement.specifiers)
            if (one.type === 'ImportNamespaceSpecifier') namespaces.set(one.local.name, from)
          const names = statement.specifiers.map((one) =>
            one.type === 'ImportSpecifier'
              ? nameOf(one.imported)
              : one.type === 'ImportDefaultSpecifier'
                ? 'default'
                : '*',
          )
          imports.push({ from, names: names.length === 0 || names.includes('*') ? 'all' : names })
        } else if (statement.type === 'ExportNamedDeclaration') {
          for (const { exported, local } of statement.specifiers)
            passed.set(nameOf(exported), { from, name: nameOf(local) })
        } else if (statement.exported) passed.set(nameOf(statement.exported), { from, name: '*' })
        else whole.push(from)
      }
      const followed = new Set([...imports, ...passed.values()].map(({ from }) => from).concat(whole))
      // What is required the old way has no names to go by.
      for (const from of importedIds) if (!followed.has(from)) imports.push({ from, names: 'all' })
      const passedOn = new Set(
        [...passed.values()].filter(({ name }) => name === '*').map(({ from }) => from),
      )
      const used = imports.filter(({ from, names }) => names !== 'all' || !passedOn.has(from))
      modules.set(id, { imports: used, passed, whole })
    },
    has(id) {
      reached ??= reach()
      return reached.has(id)
    },
  }
}

function nameOf(
  name: { readonly type: string } & ({ readonly name: string } | { readonly value: unknown }),
): string {
  return 'name' in name ? name.name : String(name.value)
}
