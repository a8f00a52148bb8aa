/** Names the lock that a page holds as long as its demo lasts. */
export const lockOf = (workspace: string): string => `causeway-demo/${workspace}`

const databasePrefix = 'causeway/demo:'

/** Deletes what a demo kept on this device: its databases, and what its devices chose for themselves. */
export async function deleteDemo(workspace: string): Promise<void> {
  const databases = (await demoDatabases()).filter((name) => workspaceOf(name) === workspace)
  await Promise.all(databases.map(deleteDatabase))
  for (const key of Object.keys(localStorage)) if (key.includes(workspace)) localStorage.removeItem(key)
}

/** Deletes what demos left behind whose page is gone without having done so. Those of other tabs are left alone. */
export async function deleteAbandonedDemos(): Promise<void> {
  const workspaces = new Set((await demoDatabases()).map(workspaceOf))
  for (const workspace of workspaces) {
    await navigator.locks.request(lockOf(workspace), { ifAvailable: true }, async (lock) => {
      if (lock) await deleteDemo(workspace)
    })
  }
}

async function demoDatabases(): Promise<readonly string[]> {
  const databases = await indexedDB.databases()
  return databases.flatMap(({ name }) => (name?.startsWith(databasePrefix) ? name : []))
}

/** `causeway/<workspace>/<device>`. */
const workspaceOf = (database: string) => database.split('/')[1] ?? ''

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}
