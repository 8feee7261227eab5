import { jsonSchemaTransform } from '@fastify/type-provider-zod'
import { ProblemDetails } from '../../contract/sync/problem.ts'

type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 503

/** The response schemas of a route's problems. */
export const problemAnswers = <S extends ProblemStatus>(...statuses: S[]) =>
  Object.fromEntries(statuses.map(status => [status, ProblemDetails])) as Record<S, typeof ProblemDetails>

/** Describes a route for OpenAPI, with problems under the media type that they are sent as. */
export const describeRoute: typeof jsonSchemaTransform = input => {
  const transformed = jsonSchemaTransform(input)
  const given: Record<string, unknown> = { ...(input.schema?.response ?? {}) }
  const described = transformed.schema.response
  if (!described) return transformed
  const answers = Object.entries(described).map(([status, schema]) => [
    status,
    given[status] === ProblemDetails
      ? { description: 'RFC 9457 problem details', content: { 'application/problem+json': { schema } } }
      : schema,
  ])
  return { ...transformed, schema: { ...transformed.schema, response: Object.fromEntries(answers) } }
}
