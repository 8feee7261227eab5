// npm run -s faults -- [--images N] [--kills N] [--seed S] [--synchronous FULL|NORMAL]
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { runFaults } from './run.ts'

const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '1000' },
    kills: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    synchronous: { type: 'string', default: 'FULL' },
  },
})
const asked = z
  .object({
    images: z.coerce.number().int().min(0),
    kills: z.coerce.number().int().min(0).optional(),
    seed: z.coerce.number().int().min(0),
    synchronous: z.enum(['FULL', 'NORMAL']),
  })
  .parse(values)

const say = (line: string) => process.stderr.write(`${line}\n`)
if (process.platform !== 'linux') {
  say('The faults are made by a library preloaded into a process, which needs Linux.')
  process.exit(2)
}
say(`seed ${asked.seed}; repeat with --seed ${asked.seed}`)
const kills = asked.kills ?? Math.ceil(asked.images / 25)
const tally = await runFaults({ ...asked, kills, keep: true, say })
process.stdout.write(`${JSON.stringify(tally)}\n`)
process.exitCode = tally.lost + tally.half + tally.corrupt === 0 ? 0 : 1
