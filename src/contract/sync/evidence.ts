import * as z from 'zod'
import { MAX_SIGNATURE_POINTS } from '../../domain/consent/evidence.ts'
import { StaffNumber } from '../consent.ts'
import { line } from '../register/parts.ts'

const Stroke = z
  .array(z.int().min(0).max(1000))
  .min(2)
  .refine(numbers => numbers.length % 2 === 0)

const Signature = z
  .strictObject({ aspect: z.int().min(500).max(10_000), strokes: z.array(Stroke).min(1).max(100) })
  .refine(({ strokes }) => strokes.flat().length <= 2 * MAX_SIGNATURE_POINTS)

const Representative = z.strictObject({
  fullName: line(150),
  relation: z.enum(['father', 'mother', 'guardian']),
  childConsented: z.boolean().nullable(),
  receivedBy: StaffNumber,
})

/** See domain/consent/evidence. */
export const ConsentEvidence = z
  .strictObject({
    evidenceId: z.uuid(),
    memberId: z.uuid(),
    changeId: z.uuid().nullable(),
    signature: Signature.nullable(),
    representative: Representative.nullable(),
  })
  .refine(({ signature, representative }) => signature !== null || representative !== null)
