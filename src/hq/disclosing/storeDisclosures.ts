import type { StoreDisclosure } from '../../contract/console/disclosures.ts'
import { type Disclosure, disclosuresOf } from '../../domain/disclosure/disclosure.ts'
import { isFoundBy } from '../../domain/disclosure/search.ts'
import type { Connection } from '../database/transaction.ts'
import { findMembers } from '../repositories/members.ts'
import { registerEventsOf } from '../repositories/registerEvents.ts'
import { listStores } from '../repositories/stores.ts'

const entryOf = (
  storeCode: string,
  cardNumber: string | null,
  { disclosureId, demand, requested, approved, refused, exported, state }: Disclosure,
): StoreDisclosure => {
  const { agency, legalBasis, documentNumber, documentDate, facts } = demand
  return {
    ...{ storeCode, disclosureId, cardNumber, agency, legalBasis, documentNumber, documentDate },
    facts: [...facts],
    ...{ state, requested, approved, refused },
    exported: exported && { by: exported.by, at: exported.at, number: exported.number },
  }
}

async function disclosuresOfStore(
  db: Connection,
  storeCode: string,
  text: string,
): Promise<StoreDisclosure[]> {
  const disclosures = disclosuresOf(await registerEventsOf(db, { register: 'disclosure', storeCode }))
  const ids = [...new Set(disclosures.map(({ memberId }) => memberId))]
  const members = ids.length === 0 ? [] : await findMembers(db, storeCode, ids)
  const cards = new Map(members.map(({ memberId, cardNumber }) => [memberId, cardNumber]))
  const cardOf = ({ memberId }: Disclosure) => cards.get(memberId) ?? null
  return disclosures
    .filter(one => isFoundBy(text, one, cardOf(one)))
    .map(one => entryOf(storeCode, cardOf(one), one))
}

/** [DIS6] What state agencies demanded of one store or of all, the newest first. */
export async function storeDisclosures(
  db: Connection,
  { storeCode, text }: { storeCode: string | null; text: string },
): Promise<StoreDisclosure[]> {
  const codes = storeCode ? [storeCode] : (await listStores(db)).map(({ code }) => code)
  const all: StoreDisclosure[] = []
  for (const code of codes) all.push(...(await disclosuresOfStore(db, code, text)))
  return all.sort((a, b) => (a.requested.at < b.requested.at ? 1 : -1))
}
