/**
 * Runs in the page: what the desk says of itself beside what its store holds. Resolves with what differs, in words, or
 * with nothing. Only what the page itself has may be used in it.
 */
export async function counts(): Promise<string | undefined> {
  const workspace = globalThis.causeway
  if (!workspace) return 'the desk is not open'
  const unsent = (await workspace.log()).filter((event) => !('position' in event)).length
  const { waiting, refused, questions } = workspace.sync.getState()
  const pill = document.querySelector('header [role="status"]')?.textContent ?? ''
  const said = Number(/Sending (\d+)/.exec(pill)?.[1] ?? /(\d+) waiting/.exec(pill)?.[1] ?? 0)
  const needs = Number(/(\d+) needs? you/.exec(pill)?.[1] ?? 0)
  const inNavigation =
    document.querySelector('nav[aria-label="Desk"] a[href="/needs-you"]')?.textContent ?? ''
  const beside = Number(/\d+/.exec(inNavigation)?.[0] ?? 0)
  const differences = [
    said === waiting ? '' : `the pill says “${pill}”, ${waiting} wait`,
    waiting === unsent ? '' : `${waiting} are said to wait, ${unsent} in the log are not sent`,
    needs === refused + questions ? '' : `the pill says “${pill}”, ${refused + questions} need somebody`,
    beside === refused + questions
      ? ''
      : `the navigation says ${beside}, ${refused + questions} need somebody`,
  ].filter(Boolean)
  return differences.length === 0 ? undefined : differences.join('; ')
}
