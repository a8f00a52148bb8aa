import { type Plugin, parseAst } from 'vite'

/** Where zod makes JSON schemas; every schema draws it in for a method of its own. */
const jsonSchema = /zod\/v4\/core\/(json-schema-processors|to-json-schema|json-schema-generator)\.js$/

/**
 * Leaves out how zod makes JSON schemas, 5 kB of the first screen: the desk makes none. What would make one throws. Should
 * zod be laid out otherwise some day, nothing is left out.
 */
export function withoutJsonSchema(): Plugin {
  return {
    name: 'without-json-schema',
    enforce: 'pre',
    transform(code, id) {
      if (!jsonSchema.test(id)) return undefined
      const names = parseAst(code).body.flatMap((statement) => {
        if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return []
        const { declaration } = statement
        if (declaration.type === 'VariableDeclaration')
          return declaration.declarations.flatMap(({ id: name }) =>
            name.type === 'Identifier' ? [name.name] : [],
          )
        return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : []
      })
      const makes = `const none = () => () => { throw new Error('The desk makes no JSON schemas.') }\n`
      return { code: makes + names.map((name) => `export const ${name} = none\n`).join(''), map: null }
    },
  }
}
