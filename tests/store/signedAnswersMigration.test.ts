import Database from 'better-sqlite3-multiple-ciphers'
import { expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import {
  keepThatAnswersAreSigned,
  mustAnswersBeSigned,
} from '../../src/store/repositories/answerSignatures.ts'
import { counterOf, keepJoining } from '../../src/store/repositories/counter.ts'
import { AT, clerk, counter } from './counterFixture.ts'

const BEFORE = 10

it('[SYN19] a counter from before answers were signed goes on with a headquarters that signs none, until it does', () => {
  const db = new Database(':memory:') as unknown as WritableDb
  migrate(db, BEFORE)
  keepJoining(db, counter, [clerk], AT)
  expect(mustAnswersBeSigned(db)).toBe(false)
  migrate(db, BEFORE + 1)
  expect([counterOf(db), mustAnswersBeSigned(db)]).toEqual([counter, false])
  keepThatAnswersAreSigned(db)
  expect(mustAnswersBeSigned(db)).toBe(true)
  db.close()
})
