import { type Execution, useExecute, useView, useWorkspace } from '@causeway/react'
import { member, memberList, type Role, roleOf } from '@causeway/shop'
import { type FormEvent, useState } from 'react'
import { useMembership } from '../../app/membership-context.ts'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { Button } from '../../parts/Button.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Sheet, SheetSection } from '../../parts/Sheet.tsx'
import { useIsPast } from '../../travel/travel.ts'
import { type Invitation, invite } from './invite.ts'
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
  const { state: read } = useWorkspace()
  const own = roleOf({ actor, role, read })
  const { execute, error } = useExecute()
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
    const made = await invite(token, { name: person, role: chosen })
    if (made.ok && own === 'owner') await execute(member.commands.giveRole(person, { role: chosen }))
    setInvitation(made)
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
              { name: 'Role', value: roles.find(({ value }) => value === own)?.title ?? own },
              { name: 'Workspace', value: workspace },
            ]}
          />
        </SheetSection>
        <Members isOwner={own === 'owner'} own={actor} execute={execute} />
        {error && <Notice tone="bad">{error.message}</Notice>}
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

interface MembersProps {
  readonly isOwner: boolean
  /** The name of whoever looks. */
  readonly own: string
  readonly execute: Execution['execute']
}

/** Who is on the team, and what each of them may do. */
function Members({ isOwner, own, execute }: MembersProps) {
  const members = useView(memberList, ({ sorted }) => sorted)
  const mayChange = !useIsPast() && isOwner
  if (members.length === 0) return null
  return (
    <SheetSection
      title="The team"
      description="What somebody records without the right to it is put aside until a manager allows it."
    >
      <ul>
        {members.map(({ id, role, left }) => (
          <li key={id} className={styles.member}>
            <span className={styles.person}>
              {id}
              {left && <span className={styles.note}> not on the team any more</span>}
            </span>
            {mayChange && id !== own && !left ? (
              <Select
                label={`Role of ${id}`}
                hideLabel
                value={role || 'seller'}
                onChange={(chosen) => void execute(member.commands.giveRole(id, { role: chosen }))}
                options={roles}
              />
            ) : (
              <span className={styles.note}>{roles.find(({ value }) => value === role)?.title}</span>
            )}
            {mayChange && id !== own && (
              <Button
                small
                look="quiet"
                onClick={() =>
                  void execute(left ? member.commands.comeBack(id, {}) : member.commands.leave(id, {}))
                }
              >
                {left ? 'Take back' : 'Take off'}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </SheetSection>
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
