import { createHash } from 'node:crypto'
import type { Sha256 } from '../domain/digest.ts'

/** The digest that the domain's rules are given. */
export const sha256: Sha256 = text => createHash('sha256').update(text, 'utf8').digest('hex')
