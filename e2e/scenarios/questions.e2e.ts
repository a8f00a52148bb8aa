import { customer } from '@causeway/shop'
import type { Locator, Page } from '@playwright/test'
import { apart, reconnects, reconnectsOfFour, reconnectsOfThree } from '../apart.ts'
import { editCustomer, goTo, inbox, matter, openCustomer, openMatter } from '../desk.ts'
import { type Device, expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

const phoneQuestion = /Which phone number is right/

/** What a device shows as the phone number of the open customer. */
function phone({ page }: Device): Promise<string | null> {
  return page
    .getByRole('region', { name: 'Customer', exact: true })
    .getByRole('link', { name: /^\+/ })
    .textContent()
}

/** The button that answers the open question; it says keep mine, theirs or this, by whose the answer is. */
function keep(page: Page, text: string): Locator {
  return matter(page).getByRole('button', { name: new RegExp(`^Keep (mine|theirs|this): \\${text}$`) })
}

const sets =
  (name: string, fields: Readonly<Record<string, string>>) =>
  async ({ page }: Device) => {
    await openCustomer(page, name)
    await editCustomer(page, fields)
  }

const decides = (text: string) => async (device: Device) => {
  await openMatter(device.page, phoneQuestion)
  await keep(device.page, text).click()
}

for (const back of reconnects) {
  test(`S02 S03 two numbers for one phone are asked about, settled by a third, taken back, and decided apart (back as ${back})`, async ({
    three,
  }) => {
    const [a, b, c] = three
    await prepare(a.page, [customer.commands.register('ida', { name: 'Ida Brandt', phone: '+45 0' })])
    await expectInStep(three)
    await apart(
      [a, b],
      back,
      [
        sets('Ida Brandt', { Phone: '+45 1', 'E-mail': 'ida@new.example' }),
        sets('Ida Brandt', { Phone: '+45 2', 'E-mail': 'ida@new.example' }),
      ],
      { watching: [c] },
    )

    await test.step('who comes back last is told what came of it', async () => {
      const { page } = back === 'AB' ? b : a
      const report = page.getByRole('status').filter({ hasText: 'You are back.' })
      await expect(report).toContainText('2 changes sent, ')
      await expect(report).toContainText('1 needs you')
      await page.getByRole('button', { name: 'Close this report' }).click()
      await expect(report).toHaveCount(0)
    })

    await test.step('everybody sees the same, marked, with both answers and what was before', async () => {
      await openCustomer(c.page, 'Ida Brandt')
      const shown = await phone(c)
      for (const device of three) {
        const { page } = device
        await goTo(page, 'Customers')
        await expect(page.getByRole('link', { name: /Ida Brandt.*Needs you/ })).toBeVisible()
        await openCustomer(page, 'Ida Brandt')
        expect(await phone(device)).toBe(shown)
        await openMatter(page, phoneQuestion)
        await expect(inbox(page).getByRole('link')).toHaveCount(1)
        const sides = matter(page).getByRole('listitem')
        await expect(sides.filter({ hasText: 'Before' })).toContainText('+45 0')
        for (const text of ['+45 1', '+45 2']) {
          await expect(keep(page, text)).toBeVisible()
        }
        await expect(sides.filter({ hasText: 'Shown for now' })).toContainText(shown ?? '')
      }
    })

    await test.step('one answer clears it on every device', async () => {
      await keep(c.page, '+45 1').click()
      await expectSound(three)
      for (const device of three) {
        await expect(device.page.getByText('Nothing needs you')).toBeVisible()
        await openCustomer(device.page, 'Ida Brandt')
        expect(await phone(device)).toBe('+45 1')
        await goTo(device.page, 'Customers')
        await expect(device.page.getByRole('link', { name: /Ida Brandt.*Needs you/ })).toHaveCount(0)
      }
    })

    await test.step('taking the answer back asks again on every device', async () => {
      await c.page.getByRole('button', { name: 'Undo: Decide the phone number of Ida Brandt' }).click()
      await expect(c.page.getByRole('link', { name: /Ida Brandt.*Needs you/ })).toBeVisible()
      await expectSound(three)
      for (const { page } of three) {
        await openMatter(page, phoneQuestion)
        await expect(keep(page, '+45 2')).toBeVisible()
      }
    })

    await test.step('two different answers, given apart, are one more question that says so', async () => {
      await apart([a, b], back, [decides('+45 1'), decides('+45 2')], { watching: [c], cut: 'browser' })
      for (const { page } of three) {
        await openMatter(page, phoneQuestion)
        await expect(matter(page).getByText(/decided differently at the same time/)).toBeVisible()
      }
      await keep(b.page, '+45 2').click()
      for (const { page } of three) await expect(page.getByText('Nothing needs you')).toBeVisible()
      await expectSound(three)
    })
  })
}

test('three people set three numbers, and every order of coming back asks about all three', ({ three }) =>
  everybodySetsTheirs(three, reconnectsOfThree))

test('four people set four numbers, and are asked about all four', ({ four }) =>
  everybodySetsTheirs(four, reconnectsOfFour))

/** Each device sets a number of its own for one customer after the other, and comes back each time in another order. */
async function everybodySetsTheirs(
  devices: readonly [Device, ...Device[]],
  backs: readonly string[],
): Promise<void> {
  await prepare(
    devices[0].page,
    backs.map((back) => customer.commands.register(back, { name: `Back ${back}` })),
  )
  await expectInStep(devices)
  const numbers = devices.map((_, index) => `+45 ${index + 1}`)
  for (const back of backs) {
    const sets = numbers.map(
      (number) =>
        ({ page }: Device) =>
          prepare(page, [customer.commands.changeDetails(back, { phone: number })]),
    )
    await apart(devices, back, sets, { cut: 'browser' })
  }
  // All are in step: what one device is asked, all are. Each is looked at, for another order.
  for (const [index, back] of backs.entries()) {
    const { page } = devices[index % devices.length] ?? devices[0]
    await openMatter(page, new RegExp(`Back ${back}`))
    for (const number of numbers) await expect(keep(page, number)).toBeVisible()
  }
}
