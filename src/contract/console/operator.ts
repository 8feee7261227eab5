import * as z from 'zod'
import { operatorRoles } from '../../domain/staff/operators.ts'

/** Somebody of headquarters who may use its console. */
export const Operator = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9.-]{1,39}$/),
  fullName: z.string().min(1).max(150),
  role: z.enum(operatorRoles),
})
export type Operator = z.infer<typeof Operator>

export const SignIn = z.strictObject({
  name: z.string().min(1).max(40),
  passphrase: z.string().min(1).max(200),
})
