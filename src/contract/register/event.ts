import * as z from 'zod'
import { AccessEvent } from './access.ts'
import { DisclosureEvent } from './disclosure.ts'
import { IncidentEvent } from './incident.ts'
import { RequestEvent } from './request.ts'

/** See domain/register: one event of any register. */
export const RegisterEvent = z.union([AccessEvent, RequestEvent, DisclosureEvent, IncidentEvent])
export type RegisterEvent = z.infer<typeof RegisterEvent>
