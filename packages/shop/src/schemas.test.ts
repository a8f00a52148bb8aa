import { readFileSync, writeFileSync } from 'node:fs'
import { checkSchemas, exportSchemas, type SchemaRegistry } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { shopModel } from './model.ts'

const file = new URL('../schemas.json', import.meta.url)

function committed(): SchemaRegistry {
  return JSON.parse(readFileSync(file, 'utf8'))
}

describe('the schemas of what was recorded', () => {
  it('are still read by this version', () => {
    const broken = checkSchemas(shopModel, committed()).filter(({ kind }) => kind === 'incompatible')
    expect(broken.map(({ message }) => message)).toEqual([])
  })

  it('are all in schemas.json: `npm run -s schemas` writes it', () => {
    if (process.env.CAUSEWAY_SCHEMAS === 'write') {
      writeFileSync(file, `${JSON.stringify(exportSchemas(shopModel, committed()), undefined, 1)}\n`)
    }
    const stale = checkSchemas(shopModel, committed()).map(({ message }) => message)
    expect(stale, 'Run `npm run -s schemas` and commit packages/shop/schemas.json.').toEqual([])
  })
})
