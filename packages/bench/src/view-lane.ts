import { serveLane } from '@causeway/relay/lane'
import { benchModel, orders } from './domain.ts'

// A thread that folds for the measured relay.
serveLane({ model: benchModel, views: [orders] })
