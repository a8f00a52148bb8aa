import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Figure, figure, median, quantile } from '../figure.ts'
import { type Crowd, createCrowd, type Latencies } from '../load/crowd.ts'
import { letHostilesLoose, type RelayProcess, startRelay } from '../load/relay-process.ts'

const workspaces = 50
const replicasPerWorkspace = 20
const connections = workspaces * replicasPerWorkspace

/** How many replicas write without pause while throughput is measured. */
const authors = 200

/** Milliseconds of each measurement. */
const measuring = 10_000

/** Commands per second while latencies are measured: a thousand busy people. */
const perSecond = 200

/** Rounds with and without hostile clients, in turn. */
const rounds = 5

/** By how much hostile clients may move the others' p99. */
const hostileLimit = 1.2

/**
 * `load-*`: a relay of the shop, with all it does by itself, under 1,000 connected replicas in 50 workspaces on
 * loopback; on an embedded log, and on PostgreSQL where there is one.
 */
export async function load(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-bench-load-'))
  const embedded = await loadOn('pglite', join(folder, 'relay'))
  await rm(folder, { recursive: true, force: true })
  const database = await createDatabase()
  if (!database) {
    process.stderr.write(
      'load: no PostgreSQL on 127.0.0.1:5432, and DATABASE_URL names none; not measured on it\n',
    )
    return embedded
  }
  try {
    return [...embedded, ...(await loadOn('postgres', database.url))]
  } finally {
    await database.drop()
  }
}

async function loadOn(name: string, place: string): Promise<Figure[]> {
  let relay = await startRelay(place, workspaces)
  const port = Number(new URL(relay.url).port)
  const crowd = createCrowd(relay.tokens, replicasPerWorkspace)
  const as = (what: string) => `load-${what}-${name}`

  const before = await relay.memory()
  await crowd.connect(relay.url)
  const perConnection = ((await relay.memory()) - before) / connections / 1024
  const sustained = await crowd.throughput(authors, measuring)
  const calm = await crowd.latencies(perSecond, measuring)
  const ratio = await hostileRatio(relay, crowd)
  const storm = await reconnectStorm(relay, crowd)

  const recovery = await recoveryAfterKill(relay, crowd, () => startRelay(place, workspaces, port))
  relay = recovery.relay
  for (const replica of crowd.replicas) replica.cut()
  await relay.stop()
  return [
    figure(as('commands'), sustained, 'commands/s'),
    figure(as('acknowledged-p50'), quantile(calm.acknowledged, 0.5), 'ms'),
    figure(as('acknowledged-p99'), quantile(calm.acknowledged, 0.99), 'ms'),
    figure(as('delivered-p50'), quantile(calm.delivered, 0.5), 'ms'),
    figure(as('delivered-p99'), quantile(calm.delivered, 0.99), 'ms'),
    figure(as('memory'), perConnection, 'kB a connection'),
    figure(as('storm'), storm, 'ms'),
    figure(as('recovery'), recovery.ms, 'ms'),
    figure(as('hostile-p99'), ratio, 'times the p99 without', hostileLimit),
  ]
}

/** How the p99 to acknowledgement moves while hostile clients are about: medians of rounds in turn. */
async function hostileRatio(relay: RelayProcess, crowd: Crowd): Promise<number> {
  const calm: number[] = []
  const beset: number[] = []
  for (let round = 0; round < rounds; round++) {
    calm.push(p99(await crowd.latencies(perSecond, measuring / 2)))
    const stop = await letHostilesLoose(relay)
    await sleep(500)
    beset.push(p99(await crowd.latencies(perSecond, measuring / 2)))
    await stop()
    await sleep(500)
  }
  return median(beset) / median(calm)
}

const p99 = ({ acknowledged }: Latencies) => quantile(acknowledged, 0.99)

/** Milliseconds until all are welcomed again after all were cut at once, and all come back at once. */
async function reconnectStorm(relay: RelayProcess, crowd: Crowd): Promise<number> {
  for (const replica of crowd.replicas) replica.cut()
  return crowd.connect(relay.url, connections)
}

/**
 * Milliseconds from SIGKILL in the middle of work until everybody is back and everything is acknowledged. Throws when
 * anything that was acknowledged is not there any more.
 */
async function recoveryAfterKill(
  relay: RelayProcess,
  crowd: Crowd,
  startAgain: () => Promise<RelayProcess>,
): Promise<{ readonly ms: number; readonly relay: RelayProcess }> {
  const answers = crowd.replicas.slice(0, authors).map((replica) => replica.command())
  await Promise.race(answers)
  const start = performance.now()
  await relay.kill()
  const acknowledged = crowd.replicas.map((replica) => replica.acknowledged)
  const again = await startAgain()
  await crowd.connect(again.url, connections)
  crowd.replicas.forEach((replica, index) => {
    const lost = (acknowledged[index] ?? 0) - replica.held
    if (lost > 0) throw new Error(`${lost} acknowledged events were lost.`)
    replica.resend()
  })
  await Promise.all(answers)
  return { ms: performance.now() - start, relay: again }
}

/** A database of this run's own on the server that is named, or on one on this machine that trusts us. */
async function createDatabase() {
  const { DATABASE_URL } = process.env
  const server = DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
  const name = `causeway_load_${randomUUID().replaceAll('-', '')}`
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 2000 })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  try {
    await onServer(`create database ${name}`)
  } catch (error) {
    if (DATABASE_URL !== undefined) throw error
    return undefined
  }
  const url = Object.assign(new URL(server), { pathname: name }).href
  return { url, drop: () => onServer(`drop database ${name} with (force)`) }
}
