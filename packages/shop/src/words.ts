import { z } from 'zod'
import { noonOf } from './day.ts'

/** A text people must fill in. */
export const required = (message: string) =>
  z.string(message).trim().min(1, message).max(200, 'Shorten this to 200 characters.')

/** A text people may leave empty. */
export const optionalText = z.string().trim().max(500, 'Shorten this to 500 characters.').optional()

/** The id of a record, line, payment or movement: made on the device, or taken from a file. */
export const id = z.string().min(1).max(150)

/** The id of a price list; empty for the standard prices. */
export const priceListId = z.string().max(150)

/** How many of something: a whole number from 1. With {@link amount}'s bound, any line total is a safe integer. */
export const count = z
  .int('Enter a whole number.')
  .min(1, 'Enter at least 1.')
  .max(100_000, 'Enter at most 100,000.')

/** Moment in milliseconds since 1970. */
export const moment = z.int().min(0).max(8_640_000_000_000_000)

/** A day as `2024-03-05`. */
export const day = z
  .string()
  .refine((text) => noonOf(text) !== undefined, 'Write the day as year-month-day, 2024-03-05.')

/** A share in hundredths of a per cent: 2100 is 21 %. */
export const basisPoints = z
  .int('Enter a percentage.')
  .min(0, 'Enter at least 0 %.')
  .max(10_000, 'Enter at most 100 %.')
