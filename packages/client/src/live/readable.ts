import type { StoreApi } from 'zustand/vanilla'

/** What the app may read and watch, but not write. */
export type Readable<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>
