import type { BtreePage } from './btreePage.ts'
import type { TreeShape } from './tableShape.ts'

export interface Assignment {
  /** Page numbers by the table or index that they are of, rising. */
  pages: Map<string, number[]>
  /** By tree: how many of its pages are known to be unreadable, each perhaps with more below it. */
  lost: Map<string, number>
  /** Readable pages with rows of which nobody can say whose they are. */
  unknown: number[]
}

/** Gives a page of a B-tree taken apart, or null where it cannot be read or is none. Pages are read as often as asked. */
export type ReadTreePage = (page: number) => BtreePage | null

const schemaTable = 'sqlite_schema'
const kinds = ['table', 'index', 'view', 'trigger']

/** Root pages by name, from a page that may hold rows of the schema. */
function rootsIn({ cells }: BtreePage): [string, number][] {
  return cells.flatMap(({ rowid, values }): [string, number][] => {
    const [kind, name, , root] = values
    const isSchema = rowid !== null && values.length === 5 && kinds.includes(String(kind))
    return isSchema && typeof name === 'string' && typeof root === 'number' && root > 0 ? [[name, root]] : []
  })
}

/** The pages' places in their trees, without their content: a store may be larger than memory. */
function survey(count: number, read: ReadTreePage) {
  const children = new Map<number, number[]>()
  const roots = new Map([[schemaTable, 1]])
  for (let number = 1; number <= count; number += 1) {
    const page = read(number)
    if (!page) continue
    children.set(number, page.children)
    for (const [name, root] of rootsIn(page)) roots.set(name, root)
  }
  return { children, roots }
}

/**
 * Says which table or index each page is of: by walking down from the roots, and for pages whose way down is broken, by
 * their content, among the trees that have lost a page. What fits several is left out rather than guessed.
 */
export function assignPages(count: number, read: ReadTreePage, shapes: readonly TreeShape[]): Assignment {
  const { children, roots } = survey(count, read)
  const assigned = new Set<number>()
  const found: Assignment = { pages: new Map(), lost: new Map(), unknown: [] }
  const assign = (name: string, number: number) => {
    assigned.add(number)
    const pages = found.pages.get(name)
    if (pages) pages.push(number)
    else found.pages.set(name, [number])
  }
  for (const [name, root] of roots) {
    const below = [root]
    for (let number = below.pop(); number !== undefined; number = below.pop()) {
      const next = children.get(number)
      if (!next) found.lost.set(name, (found.lost.get(name) ?? 0) + 1)
      else if (!assigned.has(number)) {
        assign(name, number)
        below.push(...next)
      }
    }
  }
  const suspects = shapes.filter(({ name }) => found.lost.has(schemaTable) || found.lost.has(name))
  for (const number of children.keys()) {
    const page = assigned.has(number) ? null : read(number)
    if (!page || page.cells.length === 0) continue
    const name = byContent(page, suspects)
    if (name) assign(name, number)
    else found.unknown.push(number)
  }
  for (const pages of found.pages.values()) pages.sort((a, b) => a - b)
  return found
}

function byContent(page: BtreePage, suspects: readonly TreeShape[]): string | null {
  const fitting = suspects.filter(shape => shape.kind === page.kind && page.cells.every(shape.fits))
  const certain = fitting.filter(shape => page.cells.every(shape.isCertain))
  const [only, ...others] = certain.length > 0 ? certain : fitting
  return only && others.length === 0 ? only.name : null
}
