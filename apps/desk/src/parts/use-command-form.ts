import type { Command } from '@causeway/core'
import { useExecute } from '@causeway/react'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'

interface CommandFormOptions<Name extends string> {
  readonly initial: Readonly<Record<Name, string>>
  /** What the texts ask for. What cannot be read goes in as it is, `NaN` for a number: the command says what is wrong. */
  readonly commands: (
    values: Readonly<Record<Name, string>>,
    /** The `value` of the button it was sent by, for a form that has several; Enter is the first of them. */
    button: string,
  ) => readonly Command[]
  readonly onDone: () => void
}

/**
 * A form that carries out commands. What the commands find wrong with a field is said at the field, everything else
 * in `problem`; nothing that was typed is lost.
 */
export function useCommandForm<Name extends string>(options: CommandFormOptions<Name>) {
  const [values, setValues] = useState(options.initial)
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({})
  const [problem, setProblem] = useState<string>()
  const { execute, pending } = useExecute()
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (Object.keys(errors).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [errors])

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (pending) return
    setProblem(undefined)
    setErrors({})
    const { submitter } = event.nativeEvent
    const button = submitter instanceof HTMLButtonElement ? submitter.value : ''
    const outcome = await execute(options.commands(values, button))
    if (outcome.ok) return options.onDone()
    const found = errorsByField(outcome.error.fields ?? [], values)
    if (Object.keys(found).length > 0) setErrors(found)
    else setProblem(outcome.error.message)
  }

  // A form whose fields are not known beforehand may ask for one that came later.
  const textOf = (name: Name): string => values[name] ?? ''

  return {
    values,
    problem,
    pending,
    /** For the `<form>`. */
    form: { ref: form, onSubmit: submit, noValidate: true },
    /** For the control of a field. */
    field: (name: Name) => ({
      name,
      value: textOf(name),
      error: errors[name],
      onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
    }),
  }
}

/** `price.amount` is said at the field `price`. */
function errorsByField(
  issues: readonly { readonly path: string; readonly message: string }[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of issues) {
    const [field = ''] = path.split('.')
    if (field in values) errors[field] ??= message
  }
  return errors
}
