import { readFileSync } from 'node:fs'
import { addLine, editCustomer, goTo, loadSampleShop, newOrder, openCustomer, openOrder, takePayment, stepUp, syncPill } from './desk.ts'
import { expectInStep } from './device.ts'
import { expect, test } from './devices.fixture.ts'

const shot = (page, name) => page.screenshot({ path: `/tmp/look/${name}.png` })
const axe = readFileSync('/tmp/axe/node_modules/axe-core/axe.min.js', 'utf8')
async function audit(page, name) {
  await page.waitForTimeout(300)
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as any).axe.run()
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ') + ' ' + (n.any[0]?.message ?? n.all[0]?.message ?? '')).slice(0, 3).join(' | ')}`)
  })
  console.log(name, found.length ? found.join('\n   ') : 'axe: none')
}

test('look', async ({ device }) => {
  test.setTimeout(240000)
  const [a, b] = [await device('A'), await device('B')]
  const errors: string[] = []
  for (const { page } of [a, b]) { page.on('console', (m) => m.type() === 'error' && !/WebSocket/.test(m.text()) && errors.push(m.text())); page.on('pageerror', (e) => errors.push(String(e.stack))) }
  await loadSampleShop(a.page)
  const number = await newOrder(a.page)
  await addLine(a.page, 'Apple juice')
  await takePayment(a.page)
  await stepUp(a.page, 'Apple juice, 1 l', 2)
  await a.page.keyboard.press('Control+z'); await a.page.waitForTimeout(400)
  console.log('after undo', await a.page.getByRole('group', { name: /Quantity of Apple/ }).getByRole('status').textContent(), await a.page.locator('section[aria-label="What was just done"]').innerText())
  await a.page.keyboard.press('Control+Shift+Z'); await a.page.waitForTimeout(400)
  console.log('after redo', await a.page.getByRole('group', { name: /Quantity of Apple/ }).getByRole('status').textContent(), await a.page.locator('section[aria-label="What was just done"]').innerText())
  await a.page.reload(); await a.page.waitForFunction(() => globalThis.causeway !== undefined); await a.page.waitForTimeout(800)
  await a.page.keyboard.press('Control+z'); await a.page.waitForTimeout(500)
  console.log('after reload and undo', await a.page.getByRole('group', { name: /Quantity of Apple/ }).getByRole('status').textContent())
  const id = decodeURIComponent(new URL(a.page.url()).pathname.split('/').pop() ?? '')
  await a.page.getByRole('button', { name: 'History' }).click(); await a.page.waitForTimeout(400)
  await a.page.getByRole('button', { name: /^Correct: Took/ }).click()
  await a.page.mouse.move(1000, 600); await a.page.mouse.wheel(0, 3000); await a.page.waitForTimeout(300)
  await shot(a.page, 'four-history'); await audit(a.page, 'history own')
  await expectInStep([a, b])
  a.line.cut(); b.line.cut()
  const run = (page, name, input) => page.evaluate(([id, name, input]) => globalThis.causeway!.execute({ aggregate: 'order', id, name, input }), [id, name, input] as const)
  await run(a.page, 'promiseRefund', { amount: 200, reason: 'Broken' })
  await run(b.page, 'promiseRefund', { amount: 100, reason: 'Late' })
  await audit(a.page, 'offline')
  a.line.mend(); await a.page.waitForTimeout(1500); b.line.mend()
  await expectInStep([a, b])
  await syncPill(b.page).getByRole('button').click(); await b.page.waitForTimeout(500)
  await shot(b.page, 'four-panel'); await audit(b.page, 'panel')
  await b.page.setViewportSize({ width: 390, height: 844 }); await b.page.waitForTimeout(300); await shot(b.page, 'four-panel-phone')
  console.log(errors.join('\n'))
})
