import { shopViews } from '@causeway/shop'
import { expect, it } from 'vitest'
import { viewWords } from './view-words.ts'

it('every view of the shop has a name people know, and no other', () => {
  expect(Object.keys(viewWords).toSorted()).toEqual(shopViews.map(({ name }) => name).toSorted())
})
