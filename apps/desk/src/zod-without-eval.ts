import { config } from 'zod'

// The relay's content security policy allows no code made at run time, so zod need not try. It looks when a schema is
// made: this module goes before all others.
config({ jitless: true })
