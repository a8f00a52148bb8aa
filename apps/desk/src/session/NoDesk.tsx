import { Page } from './Page.tsx'

/** Shown when the desk was opened without a workspace to show. */
export function NoLink() {
  return (
    <Page title="Open the link you were given">
      <p>
        A desk is joined by a link that says who you are. Ask whoever runs yours: they find it under{' '}
        <strong>Team</strong>, or where the relay was started.
      </p>
      <p>Open it once on this device. After that this page opens your desk, with or without a connection.</p>
      <p>
        No link yet? <a href="/demo">See the demo</a>: three devices side by side, each with a plug to pull.
      </p>
    </Page>
  )
}

/** Shown when a join link cannot be read. */
export function BadLink() {
  return (
    <Page title="This link does not work">
      <p>It may have been cut off on its way to you. Nothing on this device has changed.</p>
      <p>Copy the whole link again, or ask for a new one.</p>
    </Page>
  )
}

/** For a browser that lets this page keep nothing. */
export function NoStorage() {
  return (
    <Page title="This browser keeps nothing for the desk">
      <p>
        It refuses to store anything for this page, so no work could be saved here. What was sent before is
        safe on the relay. Allow storage for this site, or leave private browsing, and load the page again.
      </p>
    </Page>
  )
}
