import { noteList, noteModel, otherList } from './note-views.fixture.ts'
import { serveLane } from './serve-lane.ts'

serveLane({ model: noteModel, views: [noteList(), otherList] })
