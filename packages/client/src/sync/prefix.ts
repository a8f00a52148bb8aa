import { type LogPoint, limits } from '@causeway/protocol'

/** The beginning of every log. */
export const logStart: LogPoint = { position: 0, digest: '' }

/**
 * The last of our points at which the relay's log is still the same as ours. Digests cover everything before them,
 * so agreement at a point means agreement up to it, and the search asks for as many points at a time as the relay
 * answers: 100,000 events in segments of 500 take two questions.
 *
 * @param ours points of our log in ascending order
 * @param ask the relay's points at these positions, those beyond its end left out
 */
export async function commonPrefix(
  ours: readonly LogPoint[],
  ask: (positions: readonly number[]) => Promise<readonly LogPoint[]>,
): Promise<LogPoint> {
  let agreed = -1
  let differs = ours.length
  while (differs - agreed > 1) {
    const probes = spread(agreed, differs, limits.points)
    const theirs = await ask(probes.flatMap((index) => ours[index]?.position ?? []))
    const digests = new Map(theirs.map((point) => [point.position, point.digest]))
    for (const index of probes) {
      const point = ours[index]
      if (point && digests.get(point.position) === point.digest) agreed = index
      else {
        differs = index
        break
      }
    }
  }
  return ours[agreed] ?? logStart
}

/** At most `count` indexes strictly between two others, evenly spread, ascending. */
function spread(below: number, above: number, count: number): readonly number[] {
  const between = above - below - 1
  const steps = Math.min(between, count)
  return Array.from({ length: steps }, (_, step) => below + Math.ceil(((step + 1) * between) / (steps + 1)))
}
