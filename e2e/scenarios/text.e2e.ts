import AxeBuilder from '@axe-core/playwright'
import { order } from '@causeway/shop'
import { expect, type Page } from '@playwright/test'
import { apart } from '../apart.ts'
import { goTo, openOrder, orderDetail } from '../desk.ts'
import { type Device, expectInStep } from '../device.ts'
import { test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

/** An order whose id is its number. */
const emptyOrder = (number: string) => [order.commands.place(number, { number })]

const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes of the order' })

/** Opens an order's notes with the caret at their end. */
async function writeNotes(page: Page, number: string): Promise<void> {
  await openOrder(page, number)
  const start = orderDetail(page).getByRole('button', { name: 'Write notes' })
  await expect(start.or(notes(page))).toBeVisible()
  if (await start.isVisible()) await start.click()
  else await notes(page).click()
  await expect(notes(page)).toBeFocused()
}

async function expectNoFlaws(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))).toEqual([])
}

test('what is typed into notes is kept when the page is closed at once, or the browser dies', async ({
  device,
}) => {
  const a = await device('A')
  await goTo(a.page, 'Orders')
  await prepare(a.page, emptyOrder('T-1'))
  const tab = await a.openTab()
  await writeNotes(tab, 'T-1')
  await tab.keyboard.type('Ring twice at the blue gate.')
  await tab.close()

  await a.page.reload()
  await openOrder(a.page, 'T-1')
  await expect(notes(a.page)).toHaveText('Ring twice at the blue gate.')
  await expectNoFlaws(a.page)

  await test.step('the browser dies once it said that the words are saved', async () => {
    await notes(a.page).click()
    await a.page.keyboard.press('Control+End')
    await a.page.keyboard.type(' The dog is kind.')
    await expect(orderDetail(a.page).getByRole('region', { name: 'Notes' })).not.toContainText('Saving')
    await a.kill()
    await a.restart()
    await openOrder(a.page, 'T-1')
    await expect(notes(a.page)).toHaveText('Ring twice at the blue gate. The dog is kind.')
  })
})

test('S07 two write into the same notes apart, and every word of both is there in one piece', async ({
  two,
}) => {
  const [a, b] = two
  await goTo(a.page, 'Orders')
  await prepare(a.page, emptyOrder('T-1'))
  await writeNotes(a.page, 'T-1')
  await a.page.keyboard.type('Known to both.')
  await expectInStep(two)
  await openOrder(b.page, 'T-1')
  await expect(notes(b.page)).toHaveText('Known to both.')

  const sentences: Readonly<Record<string, string>> = {
    A: ' Ann asked for the honey in glass.',
    B: ' Ben promised it for Thursday noon.',
  }
  const writes = async ({ name, page }: Device) => {
    await expect(notes(page)).toHaveText('Known to both.')
    await notes(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(sentences[name] ?? '')
    await expect(notes(page)).toContainText(sentences[name] ?? '')
  }
  await apart(two, 'BA', [writes, writes])

  await expect(notes(a.page)).toHaveText(
    new RegExp(`^Known to both\\.(${sentences.A}${sentences.B}|${sentences.B}${sentences.A})$`),
  )
  await expect(notes(b.page)).toHaveText((await notes(a.page).textContent()) ?? '')
  await expectSound(two)
})
