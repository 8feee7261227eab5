import {
  type DuplicatesReply,
  type DuplicatesRequest,
  MAX_DUPLICATE_ENTRIES,
} from '../../contract/sync/duplicates.ts'
import type { BlindKind } from '../../domain/duplicates/blindText.ts'
import { encodeSorted } from '../../domain/duplicates/riceSet.ts'
import type { Connection } from '../database/transaction.ts'
import {
  type ChangedEntry,
  changesAfter,
  type StorePart,
  storeParts,
  valuesThere,
} from '../repositories/indexPages.ts'
import { type IndexState, indexState } from '../repositories/indexState.ts'
import type { Services } from '../services.ts'
import { keyOfEpoch } from './blind.ts'

type Page = DuplicatesReply['pages'][number]

/**
 * What is new in the duplicate index for a counter: of each store what follows after the number that it has [IND2].
 * [IND3] Where the key is another, or removals that it has not heard of are forgotten, it is given another epoch than
 * its own, and everything from the beginning.
 */
export async function readIndex(
  { db, keys }: Services,
  request: DuplicatesRequest,
): Promise<DuplicatesReply> {
  const state = await indexState(db)
  const parts = await storeParts(db)
  const isGood = canGoOn(request, state, parts)
  const have = isGood ? request.have : {}
  const { pages, left } = await pagesOf(db, state.keyEpoch, parts, have)
  const key = request.needKey ? keyOfEpoch(keys.duplicates, state.keyEpoch).toString('base64url') : null
  return { epoch: isGood && request.epoch !== null ? request.epoch : state.epoch, key, pages, left }
}

/** An epoch stays good while its key does, unless something was forgotten since that this counter was not told of. */
function canGoOn({ epoch, have }: DuplicatesRequest, state: IndexState, parts: StorePart[]): boolean {
  if (epoch === null || epoch < state.keyEpoch || epoch > state.epoch) return false
  return parts.every(({ storeCode, lastSeq, prunedSeq, prunedEpoch }) => {
    const at = have[storeCode] ?? 0
    const missesRemovals = epoch < prunedEpoch && at > 0 && at < prunedSeq
    return !missesRemovals && at <= lastSeq
  })
}

async function pagesOf(
  db: Connection,
  epoch: number,
  parts: StorePart[],
  have: Record<string, number>,
): Promise<{ pages: Page[]; left: number }> {
  const pages: Page[] = []
  let room = MAX_DUPLICATE_ENTRIES
  let left = 0
  for (const { storeCode, lastSeq } of parts) {
    const from = have[storeCode] ?? 0
    if (from >= lastSeq) continue
    const changes = room > 0 ? await changesAfter(db, { storeCode, epoch, after: from, limit: room }) : []
    // Numbers up to the last were all given before it was read: what has none of these is not there any more.
    const to = room > 0 && changes.length < room ? lastSeq : (changes.at(-1)?.seq ?? from)
    if (to > from) pages.push(await pageOf(db, { storeCode, epoch, from, to }, changes))
    room -= changes.length
    left += Math.max(0, lastSeq - to)
  }
  return { pages, left }
}

interface Span {
  storeCode: string
  epoch: number
  from: number
  to: number
}

async function pageOf(db: Connection, span: Span, all: ChangedEntry[]): Promise<Page> {
  const { storeCode, from, to } = span
  const changes = all.filter(({ seq }) => seq <= to)
  return {
    storeCode,
    from,
    to,
    document: await changesOf(db, span, 'document', changes),
    phone: await changesOf(db, span, 'phone', changes),
  }
}

/**
 * What somebody in the store has is not removed, whoever else left with it. What came and went since may be removed from a
 * counter that never had it; one that begins has nothing to remove.
 */
async function changesOf(
  db: Connection,
  { storeCode, epoch, from }: Span,
  kind: BlindKind,
  changes: ChangedEntry[],
): Promise<Page['document']> {
  const ofKind = changes.filter(change => change.kind === kind)
  const added = ofKind.filter(({ isRemoved }) => !isRemoved).map(({ value }) => value)
  const gone = ofKind.filter(({ isRemoved }) => isRemoved && from > 0)
  const values = gone.map(({ value }) => value)
  const there = await valuesThere(db, { storeCode, epoch, kind, values })
  return {
    added: encode(added),
    removed: encode(values.filter(value => !there.has(value))),
  }
}

function encode(values: number[]): string {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  return Buffer.from(encodeSorted(sorted)).toString('base64')
}
