import * as z from 'zod'
import { disclosureStates } from '../../domain/disclosure/disclosure.ts'
import { factNames } from '../../domain/member/facts.ts'
import { Instant } from '../consent.ts'
import { StoreCode } from './stores.ts'

/** @param text of the agency, the legal basis, the document's or the register's number; empty: all. */
export const ListDisclosures = z.strictObject({ storeCode: StoreCode.nullable(), text: z.string().max(200) })

/** Staff number, and when. */
const Said = z.strictObject({ by: z.string(), at: Instant })

/** An entry of a store's register of disclosures. It says which facts, and none of them. */
export const StoreDisclosure = z.strictObject({
  storeCode: StoreCode,
  disclosureId: z.uuid(),
  /** Null once the member has left. */
  cardNumber: z.string().nullable(),
  agency: z.string(),
  legalBasis: z.string(),
  documentNumber: z.string(),
  documentDate: z.iso.date(),
  facts: z.array(z.enum(factNames)),
  state: z.enum(disclosureStates),
  requested: Said,
  approved: Said.nullable(),
  refused: Said.extend({ reason: z.string() }).nullable(),
  /** Its number in the store's register. */
  exported: Said.extend({ number: z.string() }).nullable(),
})
export type StoreDisclosure = z.infer<typeof StoreDisclosure>
