import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SetName } from '../../specimens/capture/sets.ts'
import type { Truth } from '../../specimens/truth.ts'
import type { Order } from '../readMake.ts'
import { type Child, startChild } from './child.ts'
import { plan } from './documents.ts'

const MAKERS = 2
/** Pictures of so many states of tests/specimens are kept: they are large, and made again whenever wanted. */
const STATES_KEPT = 2

/** Changes with whatever draws or photographs specimens, so that pictures are never older than what makes them. */
function stateOf(specimens: string): string {
  const hash = createHash('sha256')
  for (const file of globSync('**/*.ts', { cwd: specimens }).sort())
    hash.update(file).update(readFileSync(join(specimens, file)))
  return hash.digest('hex').slice(0, 12)
}

async function dropOldStates(root: string): Promise<void> {
  const states = await Promise.all(
    (await readdir(root)).map(async name => ({ name, at: (await stat(join(root, name))).mtimeMs })),
  )
  const old = states.sort((a, b) => b.at - a.at).slice(STATES_KEPT)
  for (const { name } of old) await rm(join(root, name), { recursive: true, force: true })
}

/** Who makes pictures, each one at a time. */
export type Makers = readonly Child<Truth, Order>[]

export const openMakers = (): Promise<Makers> =>
  Promise.all(Array.from({ length: MAKERS }, () => startChild<Truth, Order>('readMake.ts')))

/** Hands orders to a maker one by one. */
async function work(maker: Makers[number], orders: Order[], made: Map<string, Truth>): Promise<void> {
  for (let order = orders.shift(); order; order = orders.shift()) {
    const truth = await maker.ask(order)
    made.set(truth.file, truth)
  }
}

export interface Picture {
  path: string
  truth: Truth
}

/** The pictures of a set, made now or by an earlier run. All specimens are of invented people. */
export async function picturesOf(
  makers: Makers,
  set: SetName,
  count: number,
  round: number,
): Promise<Picture[]> {
  const root = join('out', 'bench-read')
  const state = join(root, stateOf(join(import.meta.dirname, '..', '..', 'specimens')))
  const folder = join(state, `${set}-${round}`)
  await mkdir(folder, { recursive: true })
  await utimes(state, new Date(), new Date())
  await dropOldStates(root)
  const planned = plan(set, count, round)
  const list = join(folder, 'truth.json')
  const known: Truth[] = existsSync(list) ? JSON.parse(await readFile(list, 'utf8')) : []
  const made = new Map(known.map(truth => [truth.file, truth]))
  const orders = planned.flatMap(one => (made.has(one.file) ? [] : [{ folder, set, planned: one }]))
  if (orders.length > 0) {
    await Promise.all(makers.map(maker => work(maker, orders, made)))
    await writeFile(list, JSON.stringify([...made.values()]))
  }
  return planned.flatMap(({ file }) => {
    const truth = made.get(file)
    return truth ? [{ path: join(folder, file), truth }] : []
  })
}
