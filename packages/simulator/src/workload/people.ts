/** Who works at the desk, and in which role their link lets them in. */
export const people = [
  { actor: 'Ann', role: 'owner' },
  { actor: 'Ben', role: 'manager' },
  { actor: 'Cat', role: 'seller' },
  { actor: 'Dan', role: 'stock' },
  { actor: 'Eve', role: 'seller' },
] as const
