import { factNames } from '../../../src/domain/member/facts.ts'
import { findMember } from '../../../src/hq/repositories/members.ts'
import type { ModelMember } from '../model.ts'
import type { Run } from '../run.ts'

/** Everything that people were told is true at headquarters, and nothing else is there. */
export async function checkHeadquarters(run: Run): Promise<void> {
  const { stage, model, headquarters } = run
  const { db } = headquarters.services
  for (const member of model.members.values()) await checkMember(run, member)
  const held = await db.selectFrom('members').select(['id', 'store_code as storeCode']).execute()
  for (const { id } of held)
    if (!model.members.has(id) && !model.tried.has(id))
      stage.violated(`headquarters holds ${id}, whom nobody enrolled`)
  await checkSequences(run)
}

async function checkMember({ stage, model, headquarters }: Run, member: ModelMember): Promise<void> {
  const { memberId, storeCode, label, state } = member
  const { db } = headquarters.services
  const found = await findMember(db, storeCode, memberId)
  const ended = await db
    .selectFrom('cancelled_members')
    .select('id')
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (state === 'held' && !found) stage.violated(`${label} was enrolled and is not at headquarters`)
  if (state === 'cancelled' && found) stage.violated(`${label} was cancelled and is still at headquarters`)
  if (state === 'cancelled' && !ended) stage.violated(`${label} was cancelled and headquarters does not know`)
  if (state === 'held' && ended) stage.violated(`${label} was never cancelled and is erased at headquarters`)
  for (const fact of found ? factNames : [])
    if (!model.isKnown(member, fact, found?.facts[fact] ?? null))
      stage.violated(`${label} has a ${fact} at headquarters that nobody gave`)
}

/**
 * [SYN2] What headquarters holds of a device has no gaps. Of one that was copied and of the copies it may: what was made
 * anew left its number [SYN15].
 */
async function checkSequences({ stage, headquarters }: Run): Promise<void> {
  const rows = await headquarters.services.db
    .selectFrom('envelopes')
    .innerJoin('devices', 'devices.id', 'envelopes.device_id')
    .select(({ fn }) => ['device_id as device', fn.countAll<number>().as('count')])
    .select(({ fn }) => [fn.min('sequence').as('first'), fn.max('sequence').as('last')])
    .where('continues', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('devices as copy').select('copy.id').whereRef('copy.continues', '=', 'devices.id')),
      ),
    )
    .groupBy('device_id')
    .execute()
  for (const { device, count, first, last } of rows)
    if (Number(first) !== 1 || Number(last) !== Number(count))
      stage.violated(`device ${device} has gaps: ${count} envelopes from ${first} to ${last}`)
}
