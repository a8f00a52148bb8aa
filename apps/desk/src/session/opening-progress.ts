import { createStore } from 'zustand/vanilla'

/** How much of the desk is read from this device while it is being opened: whole percents. */
export const openingProgress = createStore(() => 0)

/** Takes a share from 0 to 1. */
export function noteProgress(share: number): void {
  openingProgress.setState(Math.floor(share * 100), true)
}
