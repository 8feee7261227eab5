import * as z from 'zod'
import { disclosureStates } from '../../domain/disclosure/disclosure.ts'
import { factNames } from '../../domain/member/facts.ts'
import { Instant, Sha256Hex } from '../consent.ts'
import { line } from '../register/parts.ts'
import { ProposalOutcome } from './approval.ts'
import { type ChannelSpec, everyone, SMALL, supervisors } from './channelSpec.ts'
import { FactSelection } from './reveal.ts'

/** So many entries a page. */
export const DISCLOSURE_PAGE = 50

/** What a state agency demands, as its document says. */
export const DemandForm = z.strictObject({
  agency: line(200),
  legalBasis: line(300),
  documentNumber: line(60),
  documentDate: z.iso.date(),
  facts: FactSelection,
})

export const RequestDisclosure = z.strictObject({
  /** Made once per form: the same form sent again is the same demand. */
  disclosureId: z.uuid(),
  memberId: z.uuid(),
  demand: DemandForm,
})

export const SearchDisclosures = z.strictObject({
  /** Words of agency, legal basis, document, number or card; empty for all. */
  text: z.string().max(200),
  state: z.enum(disclosureStates).nullable(),
  /** Of this member alone. */
  memberId: z.uuid().nullable(),
  /** So many were shown already. */
  skip: z.int().nonnegative(),
})

const Person = z.strictObject({ staffNumber: z.string(), name: z.string() })
const Said = { by: Person, at: Instant }

/** An entry of the register: never a value of a fact. */
export const DisclosureEntry = z.strictObject({
  disclosureId: z.uuid(),
  memberId: z.uuid(),
  /** Null where nothing here knows the member's card. */
  cardNumber: z.string().nullable(),
  demand: z.strictObject({ ...DemandForm.shape, facts: z.array(z.enum(factNames)) }),
  state: z.enum(disclosureStates),
  requested: z.strictObject(Said),
  approved: z.strictObject(Said).nullable(),
  refused: z.strictObject({ ...Said, reason: z.string() }).nullable(),
  exported: z.strictObject({ ...Said, number: z.string(), contentHash: Sha256Hex }).nullable(),
})
export type DisclosureEntry = z.infer<typeof DisclosureEntry>

export const DisclosureRef = z.strictObject({ disclosureId: z.uuid() })

/** `passphrase` opens the file: shown once, and kept nowhere. */
export const HandedOver = z.strictObject({
  savedAs: z.string(),
  number: z.string(),
  contentHash: Sha256Hex,
  passphrase: z.string(),
})
export type HandedOver = z.infer<typeof HandedOver>

export const disclosureChannels = {
  'disclosures:list': {
    request: SearchDisclosures,
    response: z.strictObject({ entries: z.array(DisclosureEntry), more: z.boolean() }),
    roles: everyone,
    maxBytes: SMALL,
  },
  /** Writes a demand down, and puts it before a supervisor. Answers when that is decided or put off. */
  'disclosures:request': {
    request: RequestDisclosure,
    response: ProposalOutcome,
    roles: everyone,
    maxBytes: SMALL,
  },
  /** Hands over what is approved, sealed, in a file. Null where no place was chosen for it. */
  'disclosures:export': {
    request: DisclosureRef,
    response: HandedOver.nullable(),
    roles: supervisors,
    maxBytes: SMALL,
  },
} as const satisfies Record<string, ChannelSpec>
