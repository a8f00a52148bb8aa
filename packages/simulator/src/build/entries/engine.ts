import * as core from '@causeway/core'
import * as protocol from '@causeway/protocol'
import * as validation from '@causeway/protocol/validation'
import * as shop from '@causeway/shop'
import * as zod from 'zod'
import { nextModel } from '../../workload/next-version.ts'

/** By the names the other parts import them under. */
export const modules = {
  '@causeway/core': core,
  '@causeway/protocol': protocol,
  '@causeway/protocol/validation': validation,
  '@causeway/shop': shop,
  zod,
}

export { core, nextModel, protocol, shop }
