import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '../parts/Button.tsx'
import { Dialog, DialogActions } from '../parts/Dialog.tsx'
import { TextField } from '../parts/Field.tsx'
import { FormColumn } from '../parts/FormColumn.tsx'

interface LinkDialogProps {
  readonly editor: Editor
  readonly onClose: () => void
}

/** Where a link leads; what is selected becomes the link, or the address itself where nothing is. */
export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const [before] = useState(() => String(editor.getAttributes('link').href ?? ''))
  const [address, setAddress] = useState(before)
  const [error, setError] = useState<string>()

  function submit(event: FormEvent): void {
    event.preventDefault()
    const href = linkTo(address)
    if (href === undefined) {
      setError('This is no address of a page, an e-mail or a telephone.')
      return
    }
    onClose()
    const chain = editor.chain().focus().extendMarkRange('link')
    if (href === '') chain.unsetLink().run()
    else if (editor.state.selection.empty && before === '') {
      const marks = [{ type: 'link', attrs: { href } }]
      chain.insertContent({ type: 'text', text: address.trim(), marks }).run()
    } else chain.setLink({ href }).run()
  }

  return (
    <Dialog open onClose={onClose} title="Link">
      <form onSubmit={submit}>
        <FormColumn>
          <TextField
            label="Address"
            inputMode="url"
            placeholder="example.org/page"
            value={address}
            onChange={(value) => {
              setAddress(value)
              setError(undefined)
            }}
            error={error}
          />
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            {before !== '' && address.trim() === '' ? 'Remove link' : 'Set link'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** What was typed as an address that can be followed; empty for none, `undefined` for what is no address. */
export function linkTo(typed: string): string | undefined {
  const text = typed.trim()
  if (text === '') return ''
  const address = /^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)
    ? `mailto:${text}`
    : /^[a-z][a-z+.-]*:/i.test(text)
      ? text
      : `https://${text}`
  if (!URL.canParse(address)) return undefined
  return schemes.has(new URL(address).protocol) ? address : undefined
}
