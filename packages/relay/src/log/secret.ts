import { createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { RelayStartError, reasonOf } from '../start-error.ts'
import type { Schema } from './schema.ts'

const newSecret = () => randomBytes(32).toString('base64url')

/** The secret of a claimed data folder, made at its first start; only its owner may read the file. */
export async function folderSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret')
  try {
    if (!existsSync(file)) {
      // Moved to its place whole: a killed process leaves no half of a secret.
      await writeFile(`${file}.new`, newSecret(), { mode: 0o600, flush: true })
      await rename(`${file}.new`, file)
    }
    const secret = (await readFile(file, 'utf8')).trim()
    if (secret.length < 43) throw new Error('it is damaged; restore it from a backup')
    return secret
  } catch (error) {
    throw new RelayStartError(
      'folder-unusable',
      `The secret in ${file} cannot be used (${reasonOf(error)}).`,
      error,
    )
  }
}

/** The secret of a database, made at its first start and shared by every relay on it. */
export async function databaseSecret(db: Kysely<Schema>): Promise<string> {
  const { value } = await db
    .insertInto('secrets')
    .values({ name: 'relay', value: newSecret() })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ name: 'relay' }))
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}

/** A key of its own for each thing the secret is used for. */
export function deriveKey(secret: string, purpose: 'tokens' | 'seals'): Buffer {
  return createHmac('sha256', secret).update(`causeway ${purpose}`).digest()
}
