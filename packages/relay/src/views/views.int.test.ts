import { openMemoryDatabase } from '../log/database.ts'
import { describeViews } from './views.suite.ts'

describeViews('PGlite', openMemoryDatabase)
