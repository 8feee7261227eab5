import { describe, expect, it } from 'vitest'
import { raiseNumbers } from '../../src/hq/restoring/raiseNumbers.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { backUpDatabase } from '../hq/wholeBackup.ts'
import {
  atHeadquarters,
  begin,
  cancel,
  confirmed,
  enrolOne,
  isErasedAtHeadquarters,
  isWithoutGaps,
  outbox,
  place,
  settled,
  trial,
} from './onePlace.ts'

describe('a headquarters whose database was put back from a backup', () => {
  it('[FEE8] holds again what counters had confirmed since, and who left since is not back', async () => {
    const [staying, leaving] = [enrolOne(), enrolOne()]
    await settled()
    const putBack = await backUpDatabase(trial.services.db)
    const later = enrolOne()
    cancel(leaving)
    await settled()
    await isErasedAtHeadquarters(leaving)
    await begin().stop()
    place.sync = null
    await putBack()
    expect(await atHeadquarters('members', 'id', later.memberId)).toEqual([])
    expect(await atHeadquarters('members', 'id', leaving.memberId)).toHaveLength(1)
    await raiseNumbers(trial.services, 'test')
    await begin().wake()
    await settled()
    for (const { memberId } of [staying, later])
      expect(await atHeadquarters('members', 'id', memberId)).toHaveLength(1)
    await isErasedAtHeadquarters(leaving)
    await isWithoutGaps()
    expect(outbox()).toEqual(confirmed('enrolment', 'enrolment', 'enrolment', 'cancellation', 'erasure'))
    expect(verifyAudit(place.store.db)).toMatchObject({ ok: true })
  })
})
