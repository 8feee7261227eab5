import * as z from 'zod'

const Results = z.looseObject({
  results: z.array(z.looseObject({ outcome: z.string(), reason: z.string().optional() })),
})
const Problem = z.looseObject({ type: z.string() })

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** What an answer says, in the few words that a trace has room for: `200 stored ×3, sequence-reused`. */
export function gistOf(status: number, body: string): string {
  const said = parse(body)
  const problem = Problem.safeParse(said)
  if (status >= 300) return problem.success ? `${status} ${problem.data.type}` : String(status)
  const results = Results.safeParse(said)
  if (!results.success) return String(status)
  const counts = new Map<string, number>()
  for (const { outcome, reason = outcome } of results.data.results)
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const words = [...counts].map(([word, count]) => (count === 1 ? word : `${word} ×${count}`))
  return `${status} ${words.join(', ')}`
}
