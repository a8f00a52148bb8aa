import { expect, test } from 'vitest'
import { documentNumber, newReplicaId, newSeries, randomId } from './replica.ts'

test('a series is three consonants', () => {
  for (let round = 0; round < 200; round++) expect(newSeries()).toMatch(/^[B-DF-HJ-NP-TV-Z]{3}$/)
})

test('series spread: of two hundred, few are the same', () => {
  const series = new Set(Array.from({ length: 200 }, newSeries))
  expect(series.size).toBeGreaterThan(180)
})

test('a document number has four digits, and more when they are used up', () => {
  expect(documentNumber('KVQ', 42)).toBe('KVQ-0042')
  expect(documentNumber('KVQ', 12345)).toBe('KVQ-12345')
})

test('ids are of the length asked for and never the same', () => {
  const ids = new Set(Array.from({ length: 1000 }, () => randomId()))
  expect(ids.size).toBe(1000)
  expect(newReplicaId()).toMatch(/^[a-z0-5]{19}$/)
})
