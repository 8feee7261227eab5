import { createHash } from 'node:crypto'
import type { Sha256 } from '../domain/digest.ts'

/** Hex of the SHA-256 of UTF-8 text. */
export const sha256: Sha256 = text => createHash('sha256').update(text, 'utf8').digest('hex')
