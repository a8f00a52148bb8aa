import { serveLane } from '@causeway/relay/lane'
import { shopModel, shopViews } from '@causeway/shop'

// A thread of the relay, on which long views are built.
serveLane({ model: shopModel, views: shopViews })
