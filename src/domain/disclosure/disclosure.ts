import type { IsoDate } from '../date.ts'
import type { FactName } from '../member/facts.ts'
import type { RegisterEvent } from '../register/event.ts'
import { err, ok, type Result } from '../result.ts'
import type { Role } from '../staff/roles.ts'

/** What a state agency demands, as its document says. */
export interface Demand {
  agency: string
  legalBasis: string
  documentNumber: string
  documentDate: IsoDate
  facts: readonly FactName[]
}

interface Said {
  by: string
  at: string
}

/** One entry of the disclosure register, as its events make it. */
export interface Disclosure {
  disclosureId: string
  memberId: string
  demand: Demand
  requested: Said
  approved: Said | null
  refused: (Said & { reason: string }) | null
  exported: (Said & { number: string; contentHash: string }) | null
  state: DisclosureState
}
export const disclosureStates = ['requested', 'approved', 'refused', 'exported'] as const
export type DisclosureState = (typeof disclosureStates)[number]

/** Who acts. */
export interface Actor {
  staffNumber: string
  role: Role
}

const said = ({ by, at }: RegisterEvent): Said => ({ by, at })

function stateOf({ approved, refused, exported }: Omit<Disclosure, 'state'>): DisclosureState {
  if (exported) return 'exported'
  if (refused) return 'refused'
  return approved ? 'approved' : 'requested'
}

/**
 * What the events of one entry make of it, in whatever order they came: counters' clocks differ. Null without a demand.
 * [DIS2] An approval by who wrote the demand down is none. [DIS3] A refusal weighs more than an approval.
 */
export function disclosureOf(events: readonly RegisterEvent[]): Disclosure | null {
  const first = (what: string) => events.find(event => event.what === what) ?? null
  const demanded = first('requested')
  if (!demanded?.memberId) return null
  const approval = events.find(({ what, by }) => what === 'approved' && by !== demanded.by)
  const [refusal, handedOver] = [first('refused'), first('exported')]
  const { number, contentHash } = (handedOver?.kept ?? {}) as { number: string; contentHash: string }
  const entry = {
    disclosureId: demanded.entryId,
    memberId: demanded.memberId,
    demand: demanded.kept as unknown as Demand,
    requested: said(demanded),
    approved: approval ? said(approval) : null,
    refused: refusal ? { ...said(refusal), reason: String(refusal.kept.reason) } : null,
    exported: handedOver ? { ...said(handedOver), number, contentHash } : null,
  }
  return { ...entry, state: stateOf(entry) }
}

/** Every entry of the register, the newest first. */
export function disclosuresOf(events: readonly RegisterEvent[]): Disclosure[] {
  const byEntry = Map.groupBy(events, ({ entryId }) => entryId)
  return [...byEntry.values()]
    .flatMap(of => disclosureOf(of) ?? [])
    .sort((a, b) => (a.requested.at < b.requested.at ? 1 : -1))
}

export type DecisionFault = 'not-allowed' | 'self-approved' | 'approval-gone'

/**
 * [DIS1] Whoever works at the counter writes a demand down: the officer stands there. [DIS2] A supervisor decides on it, and
 * never who wrote it down. [DIS3] What was decided is not decided again.
 */
export function mayDecide(disclosure: Disclosure, { staffNumber, role }: Actor): Result<null, DecisionFault> {
  if (role !== 'supervisor') return err('not-allowed')
  if (disclosure.requested.by === staffNumber) return err('self-approved')
  return disclosure.state === 'requested' ? ok(null) : err('approval-gone')
}

/** [DIS4] A supervisor hands over what is approved, once: the facts of the demand, and no other. */
export function mayExport(
  { state }: Disclosure,
  { role }: Actor,
): Result<null, 'not-allowed' | 'approval-gone'> {
  if (role !== 'supervisor') return err('not-allowed')
  return state === 'approved' ? ok(null) : err('approval-gone')
}

/** Which counter's numbers, of which year. */
export interface NumberSeries {
  storeCode: string
  counterNumber: number
  year: number
}

/**
 * [DIS5] `001-01/2026-0001`: store, counter, year, and a serial of that counter and year. Numbers are made offline; a
 * restored counter has another counter number, so none is given twice.
 * @param given every number of the register so far.
 */
export function nextNumber(
  { storeCode, counterNumber, year }: NumberSeries,
  given: readonly string[],
): string {
  const before = `${storeCode}-${String(counterNumber).padStart(2, '0')}/${year}-`
  const serials = given.filter(number => number.startsWith(before)).map(number => Number(number.slice(-4)))
  return before + String(Math.max(0, ...serials) + 1).padStart(4, '0')
}
