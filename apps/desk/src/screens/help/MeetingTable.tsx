import { counted } from '../../format/words.ts'
import styles from './HelpScreen.module.css'
import type { MeetingsOfKind } from './meetings.ts'

/** Every two things that can meet on a kind of record; a list of cards where there is no room for a table. */
export function MeetingTable({ kind: { title, meetings, apart } }: { readonly kind: MeetingsOfKind }) {
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>{title}: what happens, and why</caption>
        <thead>
          <tr>
            <th scope="col">One person…</th>
            <th scope="col">while another…</th>
            <th scope="col">What happens</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {meetings.map(({ key, one, other, happens, why }) => (
            <tr key={key}>
              <td>{one}</td>
              <td>{other}</td>
              <td className={styles.happens}>{happens}</td>
              <td className={styles.why}>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {apart > 0 && (
        <p className={styles.more}>
          {counted(apart, 'more pair')} of changes concern different things: both stand and nobody is asked.
        </p>
      )}
    </>
  )
}
