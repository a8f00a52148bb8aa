import type { Network, Workspace } from '@causeway/client'
import type { Membership } from '../session/membership.ts'
import type { DeviceName } from './devices.ts'

/** What a device of the demo, in its frame, and the stage around it know of each other. */
export interface StageDoor {
  /** Who works at a device, and its line to the relay. */
  admit(device: DeviceName): Admission
  /** A device has opened its desk; `go` leads to one of its screens. */
  opened(device: DeviceName, workspace: Workspace, go: (path: string) => void): void
}

export interface Admission {
  readonly membership: Membership
  readonly network: Network
}

declare global {
  interface Window {
    /** Set by the page of the demo for the frames within it. */
    causewayStage?: StageDoor | undefined
  }
}
