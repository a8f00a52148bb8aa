import type { ReadModel, View } from '@causeway/core'
import { useStore } from 'zustand'
import { useWorkspace } from './provider.tsx'
import { useSteady } from './use-steady.ts'

/**
 * A view's contents, or what `selector` takes from them. The component renders again only when the selected value
 * changed; a selector may return a new array or object of unchanged parts.
 *
 * @example
 * const orders = useView(orderList, ({ sorted }) => sorted)
 * const open = useView(orderList, ({ sorted }) => sorted.filter((order) => order.balance > 0))
 */
export function useView<Row, S, T extends string>(view: View<Row, S, T>): ReadModel<Row, T>
export function useView<Row, S, T extends string, Selected>(
  view: View<Row, S, T>,
  selector: (model: ReadModel<Row, T>) => Selected,
): Selected
export function useView<Row, S, T extends string>(
  view: View<Row, S, T>,
  selector: (model: ReadModel<Row, T>) => unknown = whole,
): unknown {
  return useStore(useWorkspace().view(view), useSteady(selector))
}

const whole = (model: unknown) => model
