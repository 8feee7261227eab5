import type { FastifyPluginAsync } from 'fastify'
import { beginSession, leaveSession } from '../../operators/session.ts'
import { ProblemError } from '../../problem.ts'
import { appendAction } from '../../repositories/actions.ts'
import type { Services } from '../../services.ts'
import { SESSION_COOKIE, serveCall } from './call.ts'

/** Only this site's page sends it, and no script of that page can read it. */
const cookie = { path: '/console', httpOnly: true, sameSite: 'strict' } as const

/** Signing in and out at the console. */
export const sessionRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  serveCall(app, services, 'session/sign-in', async (given, _by, { request, reply }) => {
    const begun = await beginSession(services, given)
    if (begun.ok) {
      const { operator, token } = begun.value
      reply.setCookie(SESSION_COOKIE, token, { ...cookie, secure: request.protocol === 'https' })
      await appendAction(services, {
        actor: operator.name,
        action: 'operator.signed-in',
        subject: operator.name,
      })
      return operator
    }
    const fault = begun.error
    if (fault.code === 'sign-in-refused') throw new ProblemError('sign-in-refused')
    throw new ProblemError('locked-out', { headers: { 'retry-after': String(fault.minutes * 60) } })
  })

  serveCall(app, services, 'session/current', async (_request, by) => by)

  serveCall(app, services, 'session/sign-out', async (_request, _by, { request, reply }) => {
    await leaveSession(services, request.cookies[SESSION_COOKIE] ?? '')
    reply.clearCookie(SESSION_COOKIE, cookie)
    return {}
  })
}
