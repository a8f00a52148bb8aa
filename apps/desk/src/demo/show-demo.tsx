import './door.ts'
import { deviceIn } from './devices.ts'

/** Shows the demo, or, within one of its frames, the desk of a device. */
export async function showDemo(root: HTMLElement): Promise<void> {
  const device = deviceIn(location.pathname)
  if (device === undefined) return (await import('./show-stage.tsx')).showStage(root)
  const stage = window.parent.causewayStage
  // A device is nothing by itself.
  if (!stage) return location.replace('/demo')
  return (await import('./device/show-device.tsx')).showDevice(root, device, stage)
}
