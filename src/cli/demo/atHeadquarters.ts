import { randomBytes } from 'node:crypto'
import { receiptPayload } from '../../contract/sync/receipt.ts'
import type { ConsentMethod, Purpose } from '../../domain/consent/consent.ts'
import type { Facts } from '../../domain/member/facts.ts'
import { makeLog } from '../../hq/log.ts'
import { openServices } from '../../hq/open.ts'
import { receiptOf } from '../../hq/repositories/receipts.ts'
import type { Services } from '../../hq/services.ts'
import { verifySignature } from '../../sync/deviceKey.ts'

/** One member as headquarters' own database has it. */
export interface Held {
  cardNumber: string
  /** Of the envelope that brought it, which its receipt names. */
  envelopeId: string
  facts: Facts
  consent: { purposes: Purpose[]; method: ConsentMethod | null; receivedBy: string | null }
  /** True when headquarters' key signed the receipt and it names the envelope that is held. */
  receiptIsGenuine: boolean
}

type MemberRow = Awaited<ReturnType<typeof memberRows>>[number]
const memberRows = ({ db }: Services) => db.selectFrom('members').selectAll().orderBy('enrolled_at').execute()

const factsOf = (row: MemberRow): Facts => ({
  number: row.number,
  fullName: row.full_name,
  gender: row.gender,
  dateOfBirth: row.date_of_birth,
  nationality: row.nationality,
  address: row.address,
  phone: row.phone,
  email: row.email,
})

async function consentOf({ db }: Services, member: MemberRow): Promise<Held['consent']> {
  const rows = await db
    .selectFrom('consents')
    .selectAll()
    .where('store_code', '=', member.store_code)
    .where('member_id', '=', member.id)
    .execute()
  const [first] = rows
  const purposes = rows.map(({ purpose }) => purpose).sort()
  return { purposes, method: first?.method ?? null, receivedBy: first?.received_by ?? null }
}

async function receiptFor({ db, keys }: Services, member: MemberRow) {
  const envelope = await db
    .selectFrom('envelopes')
    .selectAll()
    .where('store_code', '=', member.store_code)
    .where('member_id', '=', member.id)
    .where('kind', '=', 'enrolment')
    .executeTakeFirstOrThrow()
  const receipt = await receiptOf(db, member.store_code, envelope.id)
  const isSigned = verifySignature(keys.receipt.publicKey, receiptPayload(receipt), receipt.signature)
  return { envelopeId: envelope.id, receiptIsGenuine: isSigned && receipt.envelopeHash === envelope.hash }
}

/**
 * Who is a member by headquarters' own database, oldest first, read beside a headquarters that runs.
 * @param folder its data folder
 */
export async function heldAtHeadquarters(folder: string): Promise<Held[]> {
  const options = { dataFolder: folder, mode: 'visit', log: makeLog('warn'), random: randomBytes } as const
  const { services, close } = await openServices(options)
  try {
    const rows = await memberRows(services)
    return await Promise.all(
      rows.map(async row => ({
        cardNumber: row.card_number,
        facts: factsOf(row),
        consent: await consentOf(services, row),
        ...(await receiptFor(services, row)),
      })),
    )
  } finally {
    await close()
  }
}
