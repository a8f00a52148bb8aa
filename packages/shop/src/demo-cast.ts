/** Who works at the devices of a demo: the laptop, the tablet and the phone, in this order. */
export const demoCast = [
  { actor: 'Maya', role: 'owner' },
  { actor: 'Ben', role: 'seller' },
  { actor: 'Noor', role: 'stock' },
] as const
