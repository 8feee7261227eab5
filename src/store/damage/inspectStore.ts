import { existsSync, statSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import type { DamageFound } from './damageFound.ts'
import { inspectWal } from './inspectWal.ts'
import { clearFieldsHold, PAGE_SIZE } from './pageCipher.ts'
import { StorePages } from './storePages.ts'

/** Pages between two turns of the event loop: at some 50 µs each, a twentieth of what anyone notices. */
const SLICE = 50

const LOOKS = 3

/** So many pages decide between a wrong key and a damaged first page. */
const KEY_SAMPLE = 64

/**
 * What can be told without reading every page: the files themselves, the first page, the log. Another thread may be
 * writing meanwhile, and file and log may be read at two moments: only what is found every time is damage.
 */
export function inspectFiles(file: string, key: Buffer): DamageFound[] {
  if (!existsSync(file)) return [{ kind: 'missing', walLeft: existsSync(`${file}-wal`) }]
  if (statSync(file).size === 0) return [{ kind: 'empty' }]
  let damage: DamageFound[] = []
  for (let times = 0; times < LOOKS; times += 1) {
    damage = lookOnce(file, key)
    if (damage.length === 0) break
  }
  return damage
}

function lookOnce(file: string, key: Buffer): DamageFound[] {
  const pages = new StorePages(file, key)
  try {
    if (!anyPageOpens(pages)) return [{ kind: 'key-wrong' }]
    return [...inspectSize(pages), ...inspectHeader(pages), ...inspectWal(pages)]
  } finally {
    pages.close()
  }
}

function anyPageOpens(pages: StorePages): boolean {
  for (let page = 1; page <= Math.min(pages.count, KEY_SAMPLE); page += 1)
    if (pages.readFromFile(page)) return true
  return pages.wal.committed.slice(0, KEY_SAMPLE).some(frame => pages.readFrame(frame) !== null)
}

function inspectSize(pages: StorePages): DamageFound[] {
  const found = Math.floor(pages.size / PAGE_SIZE)
  for (let page = found + 1; page <= pages.count; page += 1)
    if (!pages.isInWal(page)) return [{ kind: 'truncated', pages: pages.count, found }]
  return []
}

const inspectHeader = (pages: StorePages): DamageFound[] =>
  clearFieldsHold(pages.sealed(1)) ? [] : [{ kind: 'header-changed' }]

/**
 * Opens every page of a store, in slices; yields how many of how many are done. May run beside the app: a page that
 * does not open is looked at again with fresh eyes, because a checkpoint may have moved it meanwhile.
 */
function* inspectPages(file: string, key: Buffer): Generator<{ done: number; pages: number }, number[]> {
  const unreadable: number[] = []
  let pages = new StorePages(file, key)
  try {
    for (let page = 1; page <= pages.count; page += 1) {
      if (page % SLICE === 0) yield { done: page, pages: pages.count }
      if (pages.read(page) || page > pages.size / PAGE_SIZE) continue
      pages.close()
      pages = new StorePages(file, key)
      if (!pages.read(page)) unreadable.push(page)
    }
  } finally {
    pages.close()
  }
  return unreadable
}

const withPages = (damage: DamageFound[], unreadable: number[]): DamageFound[] =>
  unreadable.length > 0 ? [...damage, { kind: 'page-unreadable', pages: unreadable }] : damage

/** Nothing more can be learned from the pages. */
const isFinal = (damage: DamageFound[]) =>
  damage.some(({ kind }) => kind === 'missing' || kind === 'empty' || kind === 'key-wrong')

/** Reads a whole store, page by page, and names what is wrong with it. Changes nothing; needs no lock. */
export function inspectStore(file: string, key: Buffer): DamageFound[] {
  const damage = inspectFiles(file, key)
  if (isFinal(damage)) return damage
  const steps = inspectPages(file, key)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return withPages(damage, step.value)
}

/** The same in the background of a running app: never more than a few milliseconds at once. */
export async function inspectStoreInBackground(
  file: string,
  key: Buffer,
  progress: (done: number, pages: number) => void = () => {},
  signal?: AbortSignal,
): Promise<DamageFound[]> {
  const damage = inspectFiles(file, key)
  if (isFinal(damage)) return damage
  const steps = inspectPages(file, key)
  try {
    let step = steps.next()
    while (!step.done) {
      progress(step.value.done, step.value.pages)
      await turn(undefined, signal ? { signal } : {})
      step = steps.next()
    }
    return withPages(damage, step.value)
  } finally {
    steps.return([])
  }
}
