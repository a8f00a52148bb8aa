import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the environment says. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Where the log is: a folder, unless a PostgreSQL is named. */
  readonly log: { readonly dataDir: string } | { readonly databaseUrl: string }
  /** Folder of the built desk, if there is one. */
  readonly deskDir: string | undefined
  readonly logLevel: string
  /** Whether anybody may have a demo. */
  readonly demos: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads the environment; a string is the sentence that says what is wrong with it. */
export function readSettings(env: NodeJS.ProcessEnv, builtDesk: URL): Settings | string {
  const { PORT = '4321', HOST = '127.0.0.1', CAUSEWAY_DATA, DATABASE_URL, DESK_DIR, LOG_LEVEL = 'warn' } = env
  // A demo is given to anybody who reaches the relay: on this machine alone, that is whoever started it.
  const { CAUSEWAY_DEMO = isThisMachine(HOST) ? 'on' : 'off' } = env
  if (!/^\d+$/.test(PORT) || Number(PORT) > 65535) return `PORT is a number up to 65535, not "${PORT}".`
  if (!logLevels.includes(LOG_LEVEL))
    return `LOG_LEVEL is one of ${logLevels.join(', ')}, not "${LOG_LEVEL}".`
  if (CAUSEWAY_DEMO !== 'on' && CAUSEWAY_DEMO !== 'off')
    return `CAUSEWAY_DEMO is on or off, not "${CAUSEWAY_DEMO}".`
  const deskDir = DESK_DIR === undefined ? fileURLToPath(builtDesk) : resolve(DESK_DIR)
  return {
    port: Number(PORT),
    host: HOST,
    log: DATABASE_URL ? { databaseUrl: DATABASE_URL } : { dataDir: resolve(CAUSEWAY_DATA || '.causeway') },
    deskDir: existsSync(deskDir) ? deskDir : undefined,
    logLevel: LOG_LEVEL,
    demos: CAUSEWAY_DEMO === 'on',
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
