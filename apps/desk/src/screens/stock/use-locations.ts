import { useView } from '@causeway/react'
import { locationList, mainLocation } from '@causeway/shop'
import { useMemo } from 'react'

/** A place with shelves. */
export interface Place {
  readonly id: string
  readonly name: string
  readonly closed: boolean
}

/** Every location, the store first. */
export function useLocations(): readonly Place[] {
  const listed = useView(locationList, ({ sorted }) => sorted)
  return useMemo(() => {
    const store = listed.find(({ id }) => id === mainLocation)
    return [
      { id: mainLocation, name: store?.name ?? 'Store', closed: false },
      ...listed.filter(({ id }) => id !== mainLocation),
    ]
  }, [listed])
}

/** Those that are in use, as options to choose from. */
export function placeOptions(places: readonly Place[]) {
  return places.filter(({ closed }) => !closed).map(({ id, name }) => ({ value: id, title: name }))
}

/** What a location is called. */
export function placeName(places: readonly Place[], id: string): string {
  return places.find((place) => place.id === id)?.name ?? 'A location'
}
