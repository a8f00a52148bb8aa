import { expect, type Page } from '@playwright/test'
import { goTo, newOrder, openOrder, orderDetail } from '../desk.ts'
import { type Device, openDevice } from '../device.ts'
import { test } from '../devices.fixture.ts'

const here = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Here now/ })
const row = (page: Page, number: string) =>
  page.getByRole('list', { name: 'Orders' }).getByRole('link', { name: new RegExp(number) })

/** Comes to the desk under another name, as a colleague with a link of their own does. */
async function invite({ page }: Device, name: string, guest: Device): Promise<void> {
  const token = await page.evaluate(async (who) => {
    const [held] = Object.values(localStorage).flatMap((text) => text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/) ?? [])
    const response = await fetch('/api/invites', {
      method: 'POST',
      headers: { authorization: `Bearer ${held}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: who, role: 'seller' }),
    })
    const invite: { readonly token: string } = await response.json()
    return invite.token
  }, name)
  await guest.page.goto(`/#join=${token}`)
  await guest.page.reload()
}
