import { story } from '@causeway/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shopModel } from '../index.ts'
import { order } from '../order/order.ts'
import { orderedLines, orderTotals } from '../order/state.ts'
import { createImportReader, previewImport } from './preview.ts'
import { rowRequest } from './row.ts'

const header = 'order,date,customer,product,quantity,price'

function preview(csv: string) {
  const result = previewImport(csv)
  if ('unreadable' in result) throw new Error(result.unreadable)
  return result
}

const previewRows = (...rows: string[]) => preview([header, ...rows].join('\n'))
const commandsOf = (csv: string) => preview(csv).rows.flatMap((row) => rowRequest(row).commands)
const problemOf = (row: string) => previewRows(row).problems[0]

describe('a bad row', () => {
  it('is told by its row as a spreadsheet numbers it, its column, value, and what to do', () => {
    expect(problemOf('1,2024-03-05,Ann,Bread,two,4.80')).toEqual({
      row: 2,
      column: 'quantity',
      value: 'two',
      message: 'Enter a whole number from 1 to 100,000.',
    })
    expect(problemOf('1,5 March,Ann,Bread,2,4.80')?.column).toBe('date')
    expect(problemOf('1,2024-02-30,Ann,Bread,2,4.80')?.column).toBe('date')
    expect(problemOf('1,2024-03-05,Ann,,2,4.80')?.message).toContain('product is empty')
    expect(problemOf('1,2024-03-05,Ann,Bread,2,"4,80"')?.column).toBe('price')
    expect(problemOf('1,2024-03-05,Ann,Bread,0,4.80')?.column).toBe('quantity')
    expect(problemOf('1,2024-03-05,Ann,Bread,2,-1')?.column).toBe('price')
    expect(problemOf('1,2024-03-05,Ann,Bread,2')?.message).toContain('5 cells')
    expect(problemOf('1,2024-03-05,"Ann,Bread,2,4.80')?.message).toContain('quotes')
  })

  it('does not keep the others out', () => {
    const result = previewRows('1,2024-03-05,Ann,Bread,two,4.80', '1,2024-03-05,Ann,Bread,2,4.80')
    expect(result.rows.length).toBe(1)
    expect(result.totals).toEqual({ EUR: 960 })
  })

  it('is one that contradicts an earlier one', () => {
    const second = (row: string) => previewRows('1,2024-03-05,Ann,Bread,2,4.80', row).problems[0]
    expect(second('1,2024-03-06,Ann,Tea,1,3')).toMatchObject({ row: 3, column: 'date' })
    expect(second('1,2024-03-05,Bo,Tea,1,3')?.message).toContain('is for Ann on row 2')
  })
})

describe('a file', () => {
  it('of another kind is refused as a whole, with the columns it should have', () => {
    expect(previewImport('a,b\n1,2')).toEqual({
      unreadable: expect.stringContaining('order, date, customer'),
    })
    expect(previewImport('')).toEqual({ unreadable: expect.stringContaining('none') })
  })

  it('may come from a spreadsheet: a mark at its start, semicolons, decimal commas, blank rows, any case', () => {
    const file =
      '\uFEFFOrder;Date;Product;Quantity;Price;Currency\r\n7;2024-03-05;"Tea;\n""green""";2;3,50;chf\r\n;;;;;\r\n'
    expect(preview(file).rows).toMatchObject([
      { order: '7', productName: 'Tea;\n"green"', quantity: 2, total: 700, currency: 'CHF', customer: '' },
    ])
  })

  it('reads the same in pieces of any size', () => {
    const file = `${header}\r\n1,2024-03-05,Ann,"Bread, ""rye""\r\nlarge",2,4.80\r\n2,2024-03-05,Bo,Tea,x,1\r\n3,2024-03-06,,Tea,1,1`
    const whole = previewImport(file)
    fc.assert(
      fc.property(fc.array(fc.nat(file.length), { maxLength: 8 }), (cuts) => {
        const reader = createImportReader()
        const places = [0, ...cuts.toSorted((a, b) => a - b), file.length]
        for (const [index, from] of places.entries()) reader.add(file.slice(from, places[index + 1] ?? from))
        expect(reader.end()).toEqual(whole)
      }),
    )
  })
})

describe('a price', () => {
  it('of a fraction of a cent is kept, and its line is rounded half up', () => {
    const { rows } = previewRows('1,2024-03-05,Ann,Screw,100,0.125', '1,2024-03-05,Ann,Nut,1,0.125')
    expect(rows).toMatchObject([
      { price: { amount: 125, per: 10 }, total: 1250, rounded: false },
      { total: 13, rounded: true },
    ])
  })

  it('is in the smallest unit of its currency', () => {
    const csv = `${header},currency\n1,2024-03-05,A,Tea,1,350,JPY\n2,2024-03-05,A,Tea,1,0.350,KWD`
    expect(preview(csv).totals).toEqual({ JPY: 350, KWD: 350 })
  })
})

describe('imported rows', () => {
  const file = `${header}\nA-1,2024-03-05,Ann,Bread,2,4.80\nA-1,2024-03-05,Ann,Tea,1,3.50\nA-1,2024-03-05,Ann,Tea,1,3.50\nA-2,2024-03-06,,Bread,1,5.00`
  const imported = story(shopModel).after(...commandsOf(file))

  it('become orders with their own number and day, lines, customers and products', () => {
    expect(imported.state(order, 'A-1')).toMatchObject({
      number: 'A-1',
      placedOn: '2024-03-05',
      progress: 'confirmed',
      customerName: 'Ann',
    })
    expect(orderedLines(imported.state(order, 'A-1')).map(({ name }) => name)).toEqual([
      'Bread',
      'Tea',
      'Tea',
    ])
    expect(orderTotals(imported.state(order, 'A-1')).total).toBe(1660)
    expect(orderTotals(imported.state(order, 'A-2')).total).toBe(500)
  })

  it('change nothing when the file is imported again, whatever was done with them since', () => {
    const { stepQuantity, removeLine } = order.commands
    const edited = imported.after(
      stepQuantity('A-1', { line: 'bread', by: 1 }),
      removeLine('A-1', { line: 'tea#2' }),
    )
    expect(edited.after(...commandsOf(file)).events.length).toBe(edited.events.length)
  })

  it('come to the same when two devices import the file at the same time', () => {
    const told = story(shopModel).apart(commandsOf(file), commandsOf(file))
    expect(orderTotals(told.state(order, 'A-1'))).toMatchObject({ lines: 3, total: 1660 })
    expect(told.status(order, 'A-1')).toMatchObject({ conflicts: [], flags: [] })
  })

  it('are known by what they say, not by where they stand in the file', () => {
    const [first, ...rows] = file.split('\n')
    const ids = (csv: string) => new Set(preview(csv).rows.map((row) => rowRequest(row).id))
    expect(ids([first, ...rows.toReversed()].join('\n'))).toEqual(ids(file))
  })

  it('do not melt into another order that bears the same number', () => {
    const [, , other] = commandsOf(`${header}\nA-1,2025-01-01,Ann,Bread,2,4.80`)
    if (!other) throw new Error('A row places its order.')
    expect(imported.refusal(other)).toMatchObject({ code: 'order-exists' })
  })
})
