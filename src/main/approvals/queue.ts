import type { ReadableDb } from '../../store/database.ts'
import { waitingDisclosures } from '../disclosures/disclosureQuestion.ts'
import { random } from '../random.ts'
import { waitingRequests } from '../requests/requestQuestion.ts'
import { waitingCorrections } from './correctionQuestion.ts'
import type { Question } from './question.ts'

/** Everything that may wait for a supervisor, one list for each kind. */
const kinds: readonly ((db: ReadableDb) => Question[])[] = [
  waitingCorrections,
  waitingDisclosures,
  db => waitingRequests(db, random),
]

/** What waits for a supervisor, of every kind. */
export const waitingQuestions = (db: ReadableDb): Question[] => kinds.flatMap(waiting => waiting(db))
