import * as z from 'zod'
import {
  type ConsoleCall,
  type ConsoleRequest,
  type ConsoleResponse,
  callPath,
  consoleCalls,
} from '../../contract/console/calls.ts'
import { type ConsoleFault, consoleFaults } from '../../contract/console/faults.ts'
import { err, ok, type Result } from '../../domain/result.ts'

const otherFaults = ['malformed-request', 'database-unavailable', 'unexpected'] as const
export interface AskFault {
  code: ConsoleFault | (typeof otherFaults)[number] | 'unreachable'
  /** With `locked-out`: how long. */
  minutes?: number
}

const Problem = z.looseObject({ type: z.enum([...consoleFaults, ...otherFaults]).catch('unexpected') })

/** Asks headquarters, and parses what it answers. Never throws for what a line or a server can do. */
export async function ask<C extends ConsoleCall>(
  call: C,
  request: ConsoleRequest<C>,
): Promise<Result<ConsoleResponse<C>, AskFault>> {
  try {
    const response = await fetch(callPath(call), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    })
    const body: unknown = await response.json()
    if (response.ok) {
      const parsed = consoleCalls[call].response.safeParse(body)
      return parsed.success ? ok(parsed.data as ConsoleResponse<C>) : err({ code: 'unexpected' })
    }
    const minutes = Math.ceil(Number(response.headers.get('retry-after')) / 60)
    return err({ code: Problem.parse(body).type, minutes })
  } catch {
    return err({ code: 'unreachable' })
  }
}
