import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RelayStartError, reasonOf, systemCode } from '../start-error.ts'

/** A data folder this process may use, and no other relay at the same time. */
export interface DataFolder {
  readonly path: string
  release(): Promise<void>
}

/** Claims a data folder, creating it when absent. Throws {@link RelayStartError}. */
export async function claimDataFolder(folder: string): Promise<DataFolder> {
  let path: string
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    path = await realpath(folder)
  } catch (error) {
    throw new RelayStartError(
      'folder-unusable',
      `The data folder ${folder} cannot be read and written (${reasonOf(error)}).`,
      error,
    )
  }
  const claim = await listen(claimAddress(path))
  if (claim === undefined) {
    throw new RelayStartError('folder-in-use', `Another relay is using the data folder ${path}.`)
  }
  return { path, release: () => close(claim) }
}

/**
 * The claim is a local socket that listens as long as its process lives: a killed relay leaves no lock to be
 * mistaken for a running one. It is not in the folder, so that the folder can be copied as it is.
 */
function claimAddress(path: string): string {
  const name = `causeway-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

async function listen(address: string): Promise<Server | undefined> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = createServer((socket) => socket.destroy())
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(address, resolve)
      })
      server.unref()
      return server
    } catch (error) {
      if (systemCode(error) !== 'EADDRINUSE') {
        throw new RelayStartError(
          'folder-unusable',
          `${address} cannot be created (${reasonOf(error)}).`,
          error,
        )
      }
      if (await answers(address)) return undefined
      await rm(address, { force: true })
    }
  }
  return undefined
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', (error) => {
      const gone = systemCode(error)
      resolve(gone !== 'ECONNREFUSED' && gone !== 'ENOENT')
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
