import type { View } from '@causeway/core'
import { useStore } from 'zustand'
import { useWorkspace } from './provider.tsx'

/**
 * How far another version of a view is built, from 0 to 1, while the one before it serves (`workspace.replaceView`);
 * `undefined` when none is.
 *
 * @example
 * const share = useRebuilding(orderList)
 * return share === undefined ? null : <progress value={share} />
 */
export function useRebuilding({ name }: Pick<View, 'name'>): number | undefined {
  return useStore(useWorkspace().rebuilding, (rebuilding) => rebuilding[name])
}
