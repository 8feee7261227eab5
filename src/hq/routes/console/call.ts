import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type * as z from 'zod'
import {
  type ConsoleCall,
  type ConsoleResponse,
  callPath,
  consoleCalls,
} from '../../../contract/console/calls.ts'
import type { Operator } from '../../../contract/console/operator.ts'
import type { OperatorRole } from '../../../domain/staff/operators.ts'
import { operatorOf } from '../../operators/session.ts'
import { ProblemError } from '../../problem.ts'
import type { Services } from '../../services.ts'
import { problemAnswers } from '../problemAnswers.ts'

export const SESSION_COOKIE = 'harmoor-console'

/** A notice in both languages is the longest that anybody sends. */
const MAX_BYTES = 256 * 1024

/** What a page asks every minute does not keep the session of somebody who has left. */
const ASKED_BY_ITSELF: ConsoleCall = 'incidents/ticking'

type Calls = typeof consoleCalls
/** Who calls: never null where the call has roles. */
type By<C extends ConsoleCall> = Calls[C]['roles'] extends null ? Operator | null : Operator
type Work<C extends ConsoleCall> = (
  request: z.output<Calls[C]['request']>,
  by: By<C>,
  http: { request: FastifyRequest; reply: FastifyReply },
) => Promise<ConsoleResponse<C>>

/** A page of another site must not call in the name of who is signed in, on top of the cookie's SameSite=Strict. */
function refuseOtherSites(request: FastifyRequest): void {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const foreign = origin !== undefined && URL.parse(origin)?.host !== host
  if (foreign || (site !== undefined && site !== 'same-origin')) throw new ProblemError('malformed-request')
}

/** Who is signed in, when their role allows it; null only where nobody need be. */
async function callerOf(
  services: Services,
  request: FastifyRequest,
  { roles, isUse }: { roles: readonly OperatorRole[] | null; isUse: boolean },
): Promise<Operator | null> {
  refuseOtherSites(request)
  const token = request.cookies[SESSION_COOKIE]
  const operator = token ? await operatorOf(services, token, isUse) : null
  if (roles === null) return operator
  if (!operator) throw new ProblemError('signed-out')
  if (!roles.includes(operator.role)) throw new ProblemError('role-not-allowed')
  return operator
}

/** Serves one call: from our own page, by somebody whose role allows it, with a request of its form; work runs only then. */
export function serveCall<C extends ConsoleCall>(
  app: FastifyInstance,
  services: Services,
  call: C,
  work: Work<C>,
): void {
  const { request: body, response, roles } = consoleCalls[call]
  const callers = new WeakMap<FastifyRequest, Operator | null>()
  const answers = { 200: response, ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503) }
  const schema: FastifySchema = { summary: `Console: ${call}`, body, response: answers }
  // Before the body is read: nobody sends much to where they may not be.
  const onRequest = async (request: FastifyRequest) => {
    callers.set(request, await callerOf(services, request, { roles, isUse: call !== ASKED_BY_ITSELF }))
  }
  app.post(callPath(call), { schema, onRequest, bodyLimit: MAX_BYTES }, async (request, reply) => {
    const by = (callers.get(request) ?? null) as By<C>
    return work(request.body as z.output<Calls[C]['request']>, by, { request, reply })
  })
}
