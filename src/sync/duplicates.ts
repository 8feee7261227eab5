import { type DuplicatesPage, DuplicatesReply, type DuplicatesRequest } from '../contract/sync/duplicates.ts'
import { paths } from '../contract/sync/join.ts'
import { PROTOCOL_VERSION } from '../contract/sync/protocol.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { WritableDb } from '../store/database.ts'
import { beginEpoch, clearSlice, leaveEpoch } from '../store/duplicates/epoch.ts'
import { type DuplicatePage, epochOf, haveOf, keepPages } from '../store/duplicates/pages.ts'
import { settleDuplicates } from '../store/duplicates/settle.ts'
import type { ExchangeFault } from './exchange.ts'
import type { Line } from './line.ts'

/** Where the company's key for the index is kept, with the epoch that it is of. */
export interface DuplicateKeyPlace {
  get(): Promise<DuplicateKey | null>
  set(key: DuplicateKey): Promise<void>
}

export interface DuplicateKey {
  epoch: number
  /** 32 bytes, base64url. */
  key: string
}

export interface DuplicatesContext {
  db: WritableDb
  line: Line
  keyPlace: DuplicateKeyPlace
  /** A breath between two slices of work; false when the store is closing, or something else is to be done first. */
  pause(): Promise<boolean>
}

const bytes = (text: string) => Buffer.from(text, 'base64')
const changes = ({ added, removed }: DuplicatesPage['document']) => ({
  added: bytes(added),
  removed: bytes(removed),
})

const pageOf = ({ document, phone, ...page }: DuplicatesPage): DuplicatePage => ({
  ...page,
  document: changes(document),
  phone: changes(phone),
})

/** [IND3] Makes room for an index under another key, or from the beginning. False when that was broken off. */
async function startAnew({ db, pause }: DuplicatesContext, epoch: number): Promise<boolean> {
  leaveEpoch(db)
  do if (!(await pause())) return false
  while (clearSlice(db))
  beginEpoch(db, epoch)
  return true
}

/**
 * [IND2] Asks for what is new in the duplicate index, one answer of it, and puts that in its place.
 * @returns how many entries came with it and how many are still to come.
 */
export async function askDuplicates(
  context: DuplicatesContext,
): Promise<Result<{ left: number; atEnd: boolean }, ExchangeFault>> {
  const { db, line, keyPlace, pause } = context
  const epoch = epochOf(db)
  const kept = await keyPlace.get()
  const needKey = kept === null || kept.epoch !== epoch
  const request: DuplicatesRequest = { protocol: PROTOCOL_VERSION, epoch, have: haveOf(db), needKey }
  const answer = await line.ask({
    path: paths.duplicates,
    body: JSON.stringify(request),
    reply: DuplicatesReply,
  })
  if (!answer.ok) return answer
  const { key, pages, left } = answer.value
  if (key !== null) await keyPlace.set({ epoch: answer.value.epoch, key })
  // Another key; or headquarters was put back to what it was before, and gives everything again.
  const isAgain = pages.some(({ storeCode, from }) => from === 0 && (request.have[storeCode] ?? 0) > 0)
  const isAnother = answer.value.epoch !== epoch || isAgain
  if (isAnother && !(await startAnew(context, answer.value.epoch))) return ok({ left, atEnd: true })
  const keptPages = keepPages(db, pages.map(pageOf))
  // What does not fit on what was left behind is asked for again, from the beginning of the epoch.
  if (!keptPages.ok && !isAnother) return err({ code: 'unusable' })
  await settleDuplicates(db, pause, left > 0)
  return ok({ left, atEnd: !isAnother && left === 0 })
}
