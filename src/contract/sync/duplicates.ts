import * as z from 'zod'

const StoreCode = z.string().regex(/^\d{3}$/)

/** At most this many entries a reply, all stores together. */
export const MAX_DUPLICATE_ENTRIES = 50_000

/**
 * Asks for what is new in the duplicate index. Each store's entries are numbered by that store's own row, so where a
 * counter stands is one number a store.
 */
export const DuplicatesRequest = z.strictObject({
  protocol: z.int().positive(),
  /** Null: the counter has none yet. */
  epoch: z.int().positive().nullable(),
  have: z.record(StoreCode, z.int().nonnegative()),
  /** The counter has no key for this epoch yet. */
  needKey: z.boolean(),
})
export type DuplicatesRequest = z.infer<typeof DuplicatesRequest>

/** Sorted values as domain/duplicates/riceSet writes them, base64. */
const Values = z.base64()
const Changes = z.strictObject({ added: Values, removed: Values })

/** Everything of one store after `from` up to `to`; what was added and taken away again within is not added. */
const DuplicatesPage = z.strictObject({
  storeCode: StoreCode,
  from: z.int().nonnegative(),
  to: z.int().positive(),
  document: Changes,
  phone: Changes,
})
export type DuplicatesPage = z.infer<typeof DuplicatesPage>

export const DuplicatesReply = z.strictObject({
  /** Another than the counter's: it starts anew, since the key is another or it was away for too long. */
  epoch: z.int().positive(),
  /** 32 bytes, base64url, for the keychain; only where it was asked for. */
  key: z.base64url().length(43).nullable(),
  pages: z.array(DuplicatesPage),
  /** Entries that are still to come. */
  left: z.int().nonnegative(),
})
export type DuplicatesReply = z.infer<typeof DuplicatesReply>
