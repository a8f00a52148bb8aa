import type { Plugin } from 'vite'

/** A bug planted while the product is bundled: the sources stay as they are. */
export interface Mutation {
  readonly name: string
  /** The file, from `packages/`. */
  readonly file: string
  /** A piece of its text that is there exactly once, and what stands there instead. */
  readonly find: string
  readonly replace: string
}

/** Changes one place of the product while it is loaded. Fails when the place is not there any more. */
export function applyMutation({ name, file, find, replace }: Mutation): Plugin {
  return {
    name: 'mutation',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(`/packages/${file}`)) return null
      if (code.split(find).length !== 2) throw new Error(`${name}: "${find}" is not once in ${file}.`)
      return code.replace(find, () => replace)
    },
  }
}
