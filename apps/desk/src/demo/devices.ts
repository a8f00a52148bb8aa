import { Laptop, type LucideIcon, Smartphone, Tablet } from 'lucide-react'

/** The devices of a demo, in the order of its cast. */
export const deviceNames = ['laptop', 'tablet', 'phone'] as const

export type DeviceName = (typeof deviceNames)[number]

export const deviceIcons: Readonly<Record<DeviceName, LucideIcon>> = {
  laptop: Laptop,
  tablet: Tablet,
  phone: Smartphone,
}

/** Which device of a demo an address is of; none for the stage around them. */
export function deviceIn(path: string): DeviceName | undefined {
  const [, , part] = path.split('/')
  return deviceNames.find((name) => name === part)
}

/** Where a device's desk begins. */
export const basePath = (device: DeviceName): string => `/demo/${device}`
