import { BLIND_BITS, type BlindKind } from '../../domain/duplicates/blindText.ts'

/**
 * The duplicate index at a counter. An entry is one whole number: kind (1 bit), the leading 37 bits of the keyed HMAC, and
 * the number that this counter has given the store (10 bits). A key is an entry without its store.
 *
 * Entries lie in buckets, each a row with a few hundred of them, by rising key: gaps are Rice-coded, stores take as many
 * bits as the largest of the bucket needs. What has just come lies in `duplicate_recent`, a row each, until enough has come
 * to be worth rewriting buckets; before that, in the pages that headquarters sent. So an index of tens of megabytes is kept up
 * to date in steps of a few milliseconds, and entries can be taken away again.
 */
export const STORES = 1024

const KINDS: readonly BlindKind[] = ['document', 'phone']

export const kindNumber = (kind: BlindKind) => KINDS.indexOf(kind)

/** @param value the leading 37 bits of the HMAC. */
export const keyOf = (kind: number, value: number) => kind * 2 ** BLIND_BITS + value

/** @param store 0 … 1023. */
export const entryOf = (key: number, store: number) => key * STORES + store

export const keyIn = (entry: number) => Math.floor(entry / STORES)
export const storeIn = (entry: number) => entry % STORES
