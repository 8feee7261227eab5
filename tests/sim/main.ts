// npm run -s sim -- [--seeds N] [--from SEED] | --seed SEED [--trace]
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Outcome, simulate } from './simulate.ts'

const ALL_LINES = 1_000_000
const LAST_LINES = 40

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
})
const asked = z
  .object({
    seeds: z.coerce.number().int().min(1),
    from: z.coerce.number().int().min(0),
    seed: z.coerce.number().int().min(0).optional(),
    trace: z.boolean(),
  })
  .parse(values)

const say = (line: string) => process.stderr.write(`${line}\n`)

/** What was broken, what came just before the end, and how to see all of it. */
function tellViolations({ seed, violations, lines }: Outcome): void {
  if (!asked.trace) for (const line of lines.slice(-LAST_LINES)) say(line)
  for (const violation of violations) say(`seed ${seed}: ${violation}`)
  say(`replay: npm run -s sim -- --seed ${seed} --trace`)
}

const first = asked.seed ?? asked.from
const seeds = asked.seed === undefined ? asked.seeds : 1
let violations = 0
for (let seed = first; seed < first + seeds; seed += 1) {
  const outcome = await simulate(seed, asked.trace ? { keepLines: ALL_LINES } : {})
  if (asked.trace) for (const line of outcome.lines) say(line)
  violations += outcome.violations.length
  if (outcome.violations.length > 0) tellViolations(outcome)
  if (asked.seed !== undefined) say(`seed ${seed}: ${outcome.events} events, trace ${outcome.digest}`)
  const done = seed - first + 1
  if (done % 50 === 0) say(`${done} of ${seeds} seeds`)
}
process.stdout.write(`${JSON.stringify({ seeds, violations })}\n`)
process.exitCode = violations === 0 ? 0 : 1
