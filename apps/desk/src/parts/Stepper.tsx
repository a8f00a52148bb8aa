import { Minus, Plus } from 'lucide-react'
import { useIsPast } from '../travel/travel.ts'
import styles from './Stepper.module.css'

interface StepperProps {
  /** What is counted, `Oat bread`. */
  readonly label: string
  readonly value: number
  /** False keeps it from being stepped below `least`. */
  readonly least?: number
  /** As `least`, upwards. */
  readonly most?: number
  readonly disabled?: boolean
  /** Steps by one, down or up: the difference is what is recorded, so that two devices' steps add up. */
  readonly onStep: (by: 1 | -1) => void
}

/** A quantity with a step down and a step up. */
export function Stepper({ label, value, least = 1, most, disabled: isOff = false, onStep }: StepperProps) {
  const isPast = useIsPast()
  const disabled = isOff || isPast
  return (
    <fieldset className={styles.stepper} aria-label={`Quantity of ${label}`}>
      <button
        type="button"
        className={styles.step}
        aria-label={`One ${label} less`}
        disabled={disabled || value <= least}
        onClick={() => onStep(-1)}
      >
        <Minus aria-hidden size={14} strokeWidth={2} />
      </button>
      <output className={styles.value} aria-live="polite">
        {value}
      </output>
      <button
        type="button"
        className={styles.step}
        aria-label={`One ${label} more`}
        disabled={disabled || (most !== undefined && value >= most)}
        onClick={() => onStep(1)}
      >
        <Plus aria-hidden size={14} strokeWidth={2} />
      </button>
    </fieldset>
  )
}
