import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { type BlindKind, blindValue, documentText, phoneText } from '../../domain/duplicates/blindText.ts'
import type { Facts } from '../../domain/member/facts.ts'

/** As Node keeps a key for many uses: read anew for each, it would cost three times what it is used for. */
export const forMany = (key: Buffer): KeyObject => createSecretKey(key)

/** The duplicate index's key of an epoch, which counters are given: 32 bytes. One epoch's says nothing of another's. */
export const keyOfEpoch = (duplicates: Buffer, keyEpoch: number): Buffer =>
  createHmac('sha256', duplicates).update(`harmoor-duplicate-epoch ${keyEpoch}`).digest()

/** What stands for a document among claims, and for it and a phone in the index. */
export interface Blinds {
  /** 64 bits, hex. */
  claim: string
  document: number
  phone: number
}

const hmac = (key: Buffer | KeyObject, text: string) => createHmac('sha256', key).update(text).digest()

export function blindsOf(
  key: Buffer | KeyObject,
  facts: Pick<Facts, 'number' | 'nationality' | 'phone'>,
): Blinds {
  const document = hmac(key, documentText(facts.number, facts.nationality))
  return {
    claim: document.subarray(0, 8).toString('hex'),
    document: blindValue(document),
    phone: blindValue(hmac(key, phoneText(facts.phone))),
  }
}

/** The index's value of a document that was claimed: its first bits are the claim's. */
export const valueOfClaim = (claim: string): number => blindValue(Buffer.from(claim, 'hex'))

export const kinds: readonly BlindKind[] = ['document', 'phone']
