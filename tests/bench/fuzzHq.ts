// npm run -s fuzz:hq [-- --count N] [--seed N] — sends N generated requests, wrong, odd and nearly right, signed and signed in,
// to every route of /openapi.json of a headquarters on a real PostgreSQL. Progress and what was found on stderr, figures as
// one line of JSON on stdout. Ends with 1 where headquarters failed, or wrote a part of something.
import { parseArgs } from 'node:util'
import { openTarget } from '../hq/fuzz/place.ts'
import { fuzz } from '../hq/fuzz/run.ts'

const tell = (line: string) => process.stderr.write(`${line}\n`)
const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
tell(`seed ${seed}`)
const target = await openTarget()
try {
  const found = await fuzz(target, Number(values.count), seed, done => tell(`  ${done} requests`))
  const { requests, serverErrors, partialWrites, statuses, details } = found
  tell(`  ${target.routes.length} routes, answers: ${JSON.stringify(statuses)}`)
  for (const detail of details.slice(0, 50)) tell(detail)
  process.stdout.write(`${JSON.stringify({ requests, serverErrors, partialWrites })}\n`)
  if (serverErrors + partialWrites > 0) process.exitCode = 1
} finally {
  await target.close()
}
