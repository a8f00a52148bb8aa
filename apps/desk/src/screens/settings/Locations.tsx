import { useExecute } from '@causeway/react'
import { location, mainLocation } from '@causeway/shop'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { chooseHere, useHere } from '../../app/here.ts'
import { useMembership } from '../../app/membership-context.ts'
import { useMay } from '../../app/use-may.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { newId } from '../../parts/new-id.ts'
import { SheetSection } from '../../parts/Sheet.tsx'
import { useCommandForm } from '../../parts/use-command-form.ts'
import { type Place, placeOptions, useLocations } from '../stock/use-locations.ts'
import styles from './Locations.module.css'

/** The places with shelves of their own, and which of them this device works at. */
export function Locations() {
  const places = useLocations()
  const isTheirs = useMay()(location, 'add')
  const here = useHere()
  const membership = useMembership()
  const { execute, error } = useExecute()
  const [editing, setEditing] = useState<Place | 'new'>()
  return (
    <SheetSection
      title="Locations"
      description="Every place with shelves of its own: the store, a stall, a van. Each holds its own quantity, so that two people never sell the same piece."
    >
      <ul>
        {places.map((place) => (
          <li key={place.id} className={styles.place}>
            <span className={styles.name}>
              {place.name}
              {place.closed && <span className={styles.note}> closed</span>}
            </span>
            {isTheirs && (
              <Button
                small
                look="quiet"
                aria-label={`Rename ${place.name}`}
                onClick={() => setEditing(place)}
              >
                Rename
              </Button>
            )}
            {isTheirs && place.id !== mainLocation && (
              <Button
                small
                look="quiet"
                onClick={() =>
                  void execute(
                    place.closed
                      ? location.commands.reopen(place.id, {})
                      : location.commands.close(place.id, {}),
                  )
                }
              >
                {place.closed ? 'Open again' : 'Close'}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {isTheirs && (
        <div>
          <Button icon={Plus} onClick={() => setEditing('new')}>
            Add location
          </Button>
        </div>
      )}
      {places.length > 1 && (
        <Select
          label="This device works at"
          description="New orders take their goods from there. For this device."
          value={here}
          onChange={(chosen) => chooseHere(membership, chosen)}
          options={placeOptions(places)}
        />
      )}
      {editing && (
        <PlaceForm place={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </SheetSection>
  )
}

function PlaceForm({ place, onClose }: { readonly place: Place | undefined; readonly onClose: () => void }) {
  // One id for as long as the form is open: sending it twice adds one location.
  const [id] = useState(() => place?.id ?? newId())
  const { form, field, problem, pending } = useCommandForm({
    initial: { name: place?.name ?? '' },
    commands: ({ name }) => [
      place ? location.commands.rename(id, { name }) : location.commands.add(id, { name }),
    ],
    onDone: onClose,
  })
  return (
    <Dialog open onClose={onClose} title={place ? 'Rename location' : 'Add location'}>
      <form {...form}>
        <FormColumn>
          <TextField label="Name" {...field('name')} />
          {problem && <Notice tone="bad">{problem}</Notice>}
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {place ? 'Save' : 'Add location'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
