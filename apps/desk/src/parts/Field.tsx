import { Field as BaseField } from '@base-ui/react/field'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './Field.module.css'

interface FieldProps {
  readonly label: string
  /** What to type, where the label does not say it. */
  readonly description?: string | undefined
  /** What is wrong with the value. */
  readonly error?: string | undefined
  /** Keeps the label for screen readers alone, where its place says what it is. */
  readonly hideLabel?: boolean
  readonly children: ReactNode
}

/** A labelled control with its description and its error, wired for screen readers. */
export function Field({ label, description, error, hideLabel, children }: FieldProps) {
  return (
    <BaseField.Root className={styles.field} invalid={error !== undefined}>
      <BaseField.Label className={classNames(styles.label, hideLabel && styles.hidden)}>
        {label}
      </BaseField.Label>
      {children}
      {description && !error && (
        <BaseField.Description className={styles.description}>{description}</BaseField.Description>
      )}
      <BaseField.Error className={styles.error} match={error !== undefined}>
        {error}
      </BaseField.Error>
    </BaseField.Root>
  )
}

interface TextFieldProps extends Omit<ComponentProps<typeof BaseField.Control>, 'className' | 'onChange'> {
  readonly label: string
  readonly description?: string | undefined
  readonly error?: string | undefined
  readonly hideLabel?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  /** Shown inside the control, before and after what is typed: a currency, a unit. */
  readonly prefix?: string
  readonly suffix?: string
}

/** A line of text. */
export function TextField({
  label,
  description,
  error,
  hideLabel,
  onChange,
  prefix,
  suffix,
  ...control
}: TextFieldProps) {
  return (
    <Field label={label} description={description} error={error} hideLabel={hideLabel ?? false}>
      <span className={styles.frame}>
        {prefix && <span className={styles.affix}>{prefix}</span>}
        <BaseField.Control
          autoComplete="off"
          {...control}
          className={styles.control}
          onValueChange={onChange}
        />
        {suffix && <span className={styles.affix}>{suffix}</span>}
      </span>
    </Field>
  )
}

interface SelectProps<Value extends string> {
  readonly label: string
  readonly description?: string
  readonly hideLabel?: boolean
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly title: string }[]
}

/** One of several, by the list that the device itself brings. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, description, hideLabel, value, onChange, options } = props
  return (
    <Field label={label} description={description} hideLabel={hideLabel ?? false}>
      <span className={styles.frame}>
        <BaseField.Control
          render={
            <select>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.title}
                </option>
              ))}
            </select>
          }
          className={classNames(styles.control, styles.select)}
          value={value}
          onValueChange={(chosen) => {
            const option = options.find((one) => one.value === chosen)
            if (option) onChange(option.value)
          }}
        />
      </span>
    </Field>
  )
}

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'className' | 'onChange'> {
  readonly label: string
  readonly description?: string
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Several lines of text. */
export function TextArea({ label, description, error, onChange, ...area }: TextAreaProps) {
  return (
    <Field label={label} description={description} error={error}>
      <span className={styles.frame}>
        <BaseField.Control
          render={<textarea rows={3} {...area} />}
          className={classNames(styles.control, styles.area)}
          onValueChange={onChange}
        />
      </span>
    </Field>
  )
}
