import { ProblemDetails } from '../../contract/sync/problem.ts'

type ProblemStatus = 400 | 401 | 403 | 409 | 413 | 415 | 429 | 503

/** The response schemas of a route's problems, for its OpenAPI entry. */
export const problemAnswers = <S extends ProblemStatus>(...statuses: S[]) =>
  Object.fromEntries(
    statuses.map(status => [status, { description: 'RFC 9457 problem details', content }]),
  ) as Record<S, { description: string; content: typeof content }>

const content = { 'application/problem+json': { schema: ProblemDetails } }
