import styles from './Avatar.module.css'
import { hueOf } from './hue.ts'
import { initialsOf } from './places.ts'

interface AvatarProps {
  readonly name: string
  readonly isIdle?: boolean
  readonly small?: boolean
}

/** Somebody's initials in their colour. Their name stands beside it or in the label around it. */
export function Avatar({ name, isIdle = false, small = false }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={styles.avatar}
      data-hue={hueOf(name)}
      data-idle={isIdle || undefined}
      data-small={small || undefined}
    >
      {initialsOf(name)}
    </span>
  )
}
