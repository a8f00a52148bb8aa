import fc from 'fast-check'

// The same histories at every run: a build fails for what changed, not for its luck. LAW_SEED draws others.
fc.configureGlobal({ seed: Number(process.env.LAW_SEED ?? 20261123) })
