import { describe, expect, it } from 'vitest'
import { typedProduct } from './typed-product.ts'

describe('a product typed in a hurry', () => {
  it.each([
    ['Bread 3.50', 'Bread', '3.50'],
    ['Rye bread 3,5', 'Rye bread', '3.50'],
    [' Honey €6 ', 'Honey', '6.00'],
    ['Honey 6€', 'Honey', '6.00'],
    ['Honey 6 €', 'Honey', '6.00'],
  ])('“%s” is a name and a price', (text, name, price) => {
    expect(typedProduct(text, 'EUR')).toEqual({ name, price })
  })

  it.each(['Bread', 'Candle 24', '3.50', 'Nail 3.5 mm'])('“%s” is a name', (text) => {
    expect(typedProduct(text, 'EUR')).toEqual({ name: text, price: '' })
  })
})
