import { type FormEvent, useState } from 'react'
import { useMembership } from '../../app/membership-context.ts'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { TextField } from '../../parts/Field.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Sheet, SheetSection } from '../../parts/Sheet.tsx'
import { type Invitation, invite, type Role } from './invite.ts'
import styles from './TeamScreen.module.css'

const roles: readonly { readonly value: Role; readonly title: string; readonly description: string }[] = [
  { value: 'seller', title: 'Seller', description: 'Takes orders and payments, looks after customers.' },
  { value: 'stock', title: 'Stock', description: 'Receives, counts and hands out goods.' },
  { value: 'manager', title: 'Manager', description: 'All of that, and prices, products and imports.' },
  { value: 'owner', title: 'Owner', description: 'Everything, and invites people.' },
]

/** Who you are here, and links for others to join. */
export default function TeamScreen() {
  const { actor, role, workspace, token } = useMembership()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Role>('seller')
  const [nameError, setNameError] = useState<string>()
  const [pending, setPending] = useState(false)
  const [invitation, setInvitation] = useState<Invitation>()

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const person = name.trim()
    setNameError(person === '' ? 'Give the name that others see beside what this person does.' : undefined)
    if (person === '') return
    setPending(true)
    setInvitation(await invite(token, { name: person, role: chosen }))
    setPending(false)
  }

  return (
    <>
      <ScreenHeader title="Team" />
      <Sheet>
        <SheetSection title="You">
          <Facts
            facts={[
              { name: 'Name', value: actor },
              { name: 'Role', value: roles.find(({ value }) => value === role)?.title ?? role },
              { name: 'Workspace', value: workspace },
            ]}
          />
        </SheetSection>
        <SheetSection
          title="Invite somebody"
          description="Whoever opens the link joins this desk under that name. One link is enough for all of a person's devices."
        >
          <form className={styles.form} onSubmit={submit} noValidate>
            <TextField label="Name" value={name} onChange={setName} error={nameError} required />
            <Choice legend="Role" name="role" value={chosen} onChange={setChosen} options={roles} />
            <div>
              <Button type="submit" look="primary" disabled={pending}>
                Make a link
              </Button>
            </div>
          </form>
          {invitation && (invitation.ok ? <Link link={invitation.link} /> : <Failure {...invitation} />)}
        </SheetSection>
      </Sheet>
    </>
  )
}

function Link({ link }: { readonly link: string }) {
  return (
    <Notice
      tone="ok"
      title="Send this link to them, and to nobody else"
      actions={<CopyButton text={link}>Copy link</CopyButton>}
    >
      <p className={styles.link}>{link}</p>
    </Notice>
  )
}

function Failure({ message }: { readonly message: string }) {
  return (
    <Notice tone="bad" title="No link was made">
      {message}
    </Notice>
  )
}
