import { readFile } from 'node:fs/promises'
import { goTo, loadSampleShop, openOrder, orderDetail, press } from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'

test('what is on a device goes into files, offline too; an order goes on paper; the sample shop goes out and comes back', async ({
  two,
}) => {
  const [a] = two
  const { page } = a
  await loadSampleShop(page)
  await expectInStep(two)
  a.line.cut()

  const save = async (title: string) => {
    const downloaded = page.waitForEvent('download')
    await page.getByRole('button', { name: `Save ${title}`, exact: true }).click()
    return readFile(await (await downloaded).path(), 'utf8')
  }

  await test.step('files', async () => {
    await openOrder(page, 'S-0007')
    await press(page, 'Lay ready')
    await goTo(page, 'Import')
    const orders = (await save('Orders')).trim().split('\r\n')
    expect(orders[0]).toMatch(/^order,date,customer,product,quantity,price,currency,/)
    const lines: number = await page.evaluate(
      `causeway.view({ name: 'orders' }).getState().sorted.reduce((sum, { lines }) => sum + lines, 0)`,
    )
    expect(orders).toHaveLength(lines + 1)
    expect((await save('Products and stock')).trim().split('\r\n')).toHaveLength(13)
    const history = (await save('Everything that happened')).trim().split('\n')
    expect(history.map((line) => JSON.parse(line).type)).toContain('OrderPlaced')
    expect(JSON.parse(await save('Work that is not sent'))).toMatchObject({ type: 'OrderPicked' })
  })

  await test.step('paper', async () => {
    await openOrder(page, 'S-0007')
    await page.getByRole('button', { name: 'Print' }).click()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('heading', { name: 'Order S-0007' })).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Desk' })).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
    await expect(orderDetail(page)).toBeVisible()
  })

  await test.step('the sample shop', async () => {
    a.line.mend()
    await goTo(page, 'Settings')
    await page.getByRole('button', { name: 'Remove the sample shop' }).click()
    await expect(page.getByRole('button', { name: 'Bring it back' })).toBeVisible()
    await expectInStep(two)
    for (const device of two) {
      await goTo(device.page, 'Orders')
      await expect(device.page.getByText('No orders yet')).toBeVisible()
    }
    await two[1].page.getByRole('button', { name: 'Load the sample shop' }).click()
    await expectInStep(two)
    await goTo(page, 'Orders')
    await expect(page.getByRole('list', { name: 'Orders' }).getByRole('link').first()).toBeVisible()
  })
})
