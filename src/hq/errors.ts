import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { ProblemType } from '../contract/sync/problem.ts'
import { sqlState } from './database/transaction.ts'
import { ProblemError, sendProblem } from './problem.ts'

/** Node's codes for a server that is not there, and SQLSTATE classes 08 (connection), 40 (given up for others), 53 (resources), 57 (shutdown). */
const UNREACHABLE = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']
export const isDatabaseAway = (error: Error) =>
  /^(08|40|53|57)/.test(sqlState(error) ?? '') ||
  UNREACHABLE.includes('code' in error ? String(error.code) : '') ||
  /^(timeout exceeded when trying to connect|Connection terminated)/.test(error.message)

/** SQLSTATE class 22: a value that a schema lets through and the database cannot hold, such as NUL in a text. */
const isUnholdable = (error: Error) => sqlState(error)?.startsWith('22') === true

/** Every error is answered with problem details, and only those that are faults of ours are logged. */
export function answerErrors(app: FastifyInstance, log: Logger): void {
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, new ProblemError('not-found')))
  app.setErrorHandler<Error>((error, _request, reply) => {
    const problem = problemOf(error)
    if (problem.problem.status >= 500) log.error({ err: error }, problem.problem.type)
    return sendProblem(reply, problem)
  })
}

/** What Fastify finds wrong before there is a route, such as a URL that cannot be decoded. */
export const frameworkErrors = (error: Error, _request: FastifyRequest, reply: FastifyReply) => {
  sendProblem(reply, problemOf(error))
}

function problemOf(error: Error): ProblemError {
  if (error instanceof ProblemError) return error
  if (hasZodFastifySchemaValidationErrors(error))
    return new ProblemError('malformed-request', {
      pointers: error.validation.map(issue => issue.instancePath),
    })
  if (isUnholdable(error)) return new ProblemError('malformed-request')
  if (isDatabaseAway(error))
    return new ProblemError('database-unavailable', { headers: { 'retry-after': '5' } })
  const status = 'statusCode' in error ? Number(error.statusCode) : 500
  return new ProblemError(typeOf(status))
}

function typeOf(status: number): ProblemType {
  if (status === 413) return 'request-too-large'
  if (status === 415) return 'media-type-unsupported'
  return status >= 400 && status < 500 ? 'malformed-request' : 'unexpected'
}
