import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Capture, capture } from './capture/capture.ts'
import { captureOf, type SetName, setNames } from './capture/sets.ts'
import { committed } from './committed.ts'
import { type KindName, kindNames, kinds } from './kinds.ts'
import { seededRandom } from './random.ts'
import type { Truth } from './truth.ts'

/**
 * Makes synthetic documents, every fact invented, and writes their images and `truth.json` to a folder:
 *
 *     node tests/specimens/generate.ts FOLDER --set photo --count 50 --seed 7 [--kind passport]
 *     node tests/specimens/generate.ts FOLDER --committed
 */
async function make(
  folder: string,
  file: string,
  kind: KindName,
  seed: number,
  how: Capture,
): Promise<Truth> {
  const random = seededRandom(seed)
  const { drawing, truth } = await kinds[kind](random)
  await writeFile(join(folder, file), await capture(drawing, how, random))
  return { file, ...truth }
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: 'string', default: 'photo' },
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
    committed: { type: 'boolean', default: false },
  },
})
const [folder] = positionals
const set = setNames.find(name => name === values.set) as SetName
const only = kindNames.find(name => name === values.kind)
if (!folder || !set)
  throw new Error('usage: generate.ts FOLDER [--set NAME --count N --seed N --kind NAME | --committed]')

await mkdir(folder, { recursive: true })
const truths: Truth[] = []
if (values.committed)
  for (const { file, kind, seed, how } of committed) truths.push(await make(folder, file, kind, seed, how))
else
  for (let at = 0; at < Number(values.count); at++) {
    const seed = Number(values.seed) * 1_000_003 + at
    const kind = only ?? kindNames[at % kindNames.length] ?? 'cat'
    const how = captureOf(set, seededRandom(seed ^ 0x5eed))
    truths.push(await make(folder, `${String(at).padStart(4, '0')}-${kind}.jpg`, kind, seed, how))
  }
await writeFile(join(folder, 'truth.json'), `${JSON.stringify(truths, null, 2)}\n`)
