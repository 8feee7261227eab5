import * as z from 'zod'
import { MAX_SIGNATURE_POINTS, MAX_SIGNATURE_STROKES, relations } from '../../domain/consent/evidence.ts'
import { StaffNumber } from '../consent.ts'
import { line } from '../register/parts.ts'

const Stroke = z
  .array(z.int().min(0).max(1000))
  .min(2)
  .refine(numbers => numbers.length % 2 === 0)

export const Signature = z
  .strictObject({
    aspect: z.int().min(500).max(10_000),
    strokes: z.array(Stroke).min(1).max(MAX_SIGNATURE_STROKES),
  })
  .refine(({ strokes }) => strokes.flat().length <= 2 * MAX_SIGNATURE_POINTS)

export const Representative = z.strictObject({
  fullName: line(150),
  relation: z.enum(relations),
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
