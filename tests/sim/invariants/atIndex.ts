import { type Blinds, blindsOf, keyOfEpoch, kinds } from '../../../src/hq/duplicates/blind.ts'
import { indexState } from '../../../src/hq/repositories/indexState.ts'
import { storesWith } from '../../../src/store/duplicates/lookUp.ts'
import { keys } from '../headquarters/people.ts'
import type { Run } from '../run.ts'

/** Who is at headquarters, with what the index is kept of. */
const heldBy = ({ headquarters }: Run) =>
  headquarters.services.db
    .selectFrom('members')
    .select(['id', 'store_code as storeCode', 'number', 'nationality', 'phone'])
    .execute()

/** Which stores have a value of the index, as a lookup gives them. */
class Holders {
  readonly #stores = new Map<string, Set<string>>()

  add(storeCode: string, blinds: Blinds): void {
    for (const kind of kinds) {
      const value = `${kind} ${blinds[kind]}`
      this.#stores.set(value, (this.#stores.get(value) ?? new Set()).add(storeCode))
    }
  }

  of = (kind: keyof Blinds, value: number): string =>
    [...(this.#stores.get(`${kind} ${value}`) ?? [])].sort().join()
}

/**
 * [IND1] [IND2] [IND3] Of everybody who was ever at a counter, every counter that has caught up finds exactly the stores
 * that have a member with that document or phone: no delta was missed, and nobody is found who has left.
 */
export async function checkIndex(run: Run): Promise<void> {
  const { stage, model, headquarters, machines, scenario } = run
  if (scenario.scene !== 'whole') return
  const { keyEpoch } = await indexState(headquarters.services.db)
  const key = keyOfEpoch(keys.duplicates, keyEpoch)
  const holders = new Holders()
  const held = await heldBy(run)
  for (const { storeCode, ...facts } of held) holders.add(storeCode, blindsOf(key, facts))
  const asked = [...held, ...[...model.members.values(), ...model.tried.values()].map(({ facts }) => facts)]
  for (const { name, life } of machines)
    for (const facts of asked)
      for (const kind of kinds) {
        const value = blindsOf(key, facts)[kind]
        const found = life.db ? storesWith(life.db, kind, value).join() : 'nothing: not open'
        const there = holders.of(kind, value)
        if (found !== there) stage.violated(`${name} finds a ${kind} of [${there}] in [${found}]`)
      }
}
