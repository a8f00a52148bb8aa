import AxeBuilder from '@axe-core/playwright'
import { member, order } from '@causeway/shop'
import { expect, type Page } from '@playwright/test'
import { apart } from '../apart.ts'
import { becomes, goTo, openOrder, orderDetail, syncPill } from '../desk.ts'
import { type Device, expectInStep } from '../device.ts'
import { test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

/** An order whose id is its number. */
const emptyOrder = (number: string) => [order.commands.place(number, { number })]

const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes of the order' })

/** Opens an order's notes with the caret at their end. */
async function writeNotes(page: Page, number: string): Promise<void> {
  await openOrder(page, number)
  // Notes somebody else is writing may take the button's place at any moment, so what is there is asked at the press.
  const start = orderDetail(page).getByRole('button', { name: 'Write notes' })
  await start.or(notes(page)).click()
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

  await test.step('with no connection the list says that it waits, and the panel what', async () => {
    a.line.cut()
    await notes(a.page).click()
    await a.page.keyboard.press('Control+End')
    await a.page.keyboard.type(' Or call.')
    const row = a.page.getByRole('list', { name: 'Orders' }).getByRole('link', { name: /T-1/ })
    await expect(row).toContainText('Waiting')
    await syncPill(a.page).click()
    await expect(a.page.getByRole('link', { name: /Notes of order T-1/ })).toBeVisible()
    await a.page.keyboard.press('Escape')
    a.line.mend()
    await expect(row).not.toContainText('Waiting')
  })

  await test.step('the browser dies once it said that the words are saved', async () => {
    await notes(a.page).click()
    await a.page.keyboard.press('Control+End')
    await a.page.keyboard.type(' The dog is kind.')
    await expect(orderDetail(a.page).getByRole('region', { name: 'Notes' })).not.toContainText('Saving')
    await a.kill()
    await a.restart()
    await openOrder(a.page, 'T-1')
    await expect(notes(a.page)).toHaveText('Ring twice at the blue gate. Or call. The dog is kind.')
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

test('what is typed is seen letter by letter by the other, before it is recorded, with who types it', async ({
  two,
}) => {
  const [a, b] = two
  await goTo(a.page, 'Orders')
  await prepare(a.page, emptyOrder('T-1'))
  await becomes('Ben', b, a)
  await writeNotes(a.page, 'T-1')
  await a.page.keyboard.type('Together: ')
  await expectInStep(two)
  await writeNotes(b.page, 'T-1')
  await expect(notes(b.page)).toHaveText(/^Together:/)
  await expect(notes(a.page).locator('[data-name="Ben"]')).toBeAttached()

  await test.step('nothing is recorded while time stands still, and each letter arrives', async () => {
    await b.page.clock.install()
    await b.page.clock.pauseAt(Date.now() + 60_000)
    for (const [at, letter] of [...'honey'].entries()) {
      await b.page.keyboard.type(letter)
      await expect(notes(a.page)).toContainText(`Together: ${'honey'.slice(0, at + 1)}`)
    }
    await expect(orderDetail(b.page).getByRole('region', { name: 'Notes' })).toContainText('Saving')
    await b.page.clock.resume()
  })

  await expectInStep(two)
  await expect(notes(a.page)).toContainText('Together: honey')

  await test.step('who left the team reads on, and writes no more', async () => {
    await prepare(a.page, [member.commands.leave('Ben', {})])
    await expect(notes(b.page)).toHaveAttribute('contenteditable', 'false')
    const written = orderDetail(b.page).getByRole('region', { name: 'Notes' })
    await expect(written).toContainText('You are not on the team any more.')
    await expect(written.getByRole('toolbar')).toBeHidden()
    await notes(a.page).click()
    await a.page.keyboard.press('Control+End')
    await a.page.keyboard.type(' And thanks.')
    await expect(notes(b.page)).toContainText('And thanks.')
    await goTo(b.page, 'Hand-over')
    await expect(b.page.getByRole('textbox', { name: 'The hand-over page' })).toBeVisible()
    await expect(b.page.getByRole('button', { name: 'Start the day' })).toBeHidden()
  })
  await expectSound(two)
})

test('the hand-over page is one page for all, with headings, lists and boxes to tick', async ({ two }) => {
  const [a, b] = two
  await goTo(a.page, 'Hand-over')
  const page = (desk: Page) => desk.getByRole('textbox', { name: 'The hand-over page' })
  await a.page.getByRole('button', { name: 'Start the day' }).click()
  await expect(page(a.page).getByRole('heading')).toBeVisible()
  await a.page.keyboard.type('Call the dairy')
  await expectNoFlaws(a.page)
  await goTo(b.page, 'Hand-over')
  const task = page(b.page).getByRole('listitem').filter({ hasText: 'Call the dairy' })
  await task.getByRole('checkbox').check()
  await expect(
    page(a.page).getByRole('listitem').filter({ hasText: 'Call the dairy' }).getByRole('checkbox'),
  ).toBeChecked()
  await a.page.reload()
  await expect(
    page(a.page).getByRole('listitem').filter({ hasText: 'Call the dairy' }).getByRole('checkbox'),
  ).toBeChecked()
  await expectSound(two)
})

test('notes are read as they were, backwards and forwards in time', async ({ device }) => {
  const { page } = await device('A')
  const bar = page.getByRole('region', { name: 'Looking back' })
  const isSaved = () =>
    expect(orderDetail(page).getByRole('region', { name: 'Notes' })).not.toContainText('Saving')
  await goTo(page, 'Orders')
  await prepare(page, emptyOrder('T-1'))
  await writeNotes(page, 'T-1')
  await page.keyboard.type('Ring once.')
  await isSaved()
  await page.keyboard.type(' Or twice.')
  await isSaved()
  await orderDetail(page).getByRole('heading', { name: 'Notes' }).click()
  await page.keyboard.press('t')
  await expect(bar).toBeVisible()
  for (const [key, text] of [
    ['[', 'Ring once.'],
    [']', 'Ring once. Or twice.'],
    ['[', 'Ring once.'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(notes(page)).toHaveText(text)
    await expect(notes(page)).toHaveAttribute('contenteditable', 'false')
  }
  await bar.getByRole('button', { name: 'Back to now' }).click()
  await expect(notes(page)).toHaveText('Ring once. Or twice.')
})
