import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { DuplicatesReply } from '../../src/contract/sync/duplicates.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { blindValue, documentText, phoneText } from '../../src/domain/duplicates/blindText.ts'
import { decodeSorted } from '../../src/domain/duplicates/riceSet.ts'
import { ask } from './counter.ts'
import { counter, hq, type Somebody } from './twoStores.ts'

/** What a counter has of the index: sets of each store, put together from page after page. */
export class Copy {
  epoch: number | null = null
  have: Record<string, number> = {}
  key = Buffer.alloc(0)
  pages = 0
  readonly #values = new Map<string, Set<number>>()

  async follow(of = counter): Promise<this> {
    for (;;) {
      const request = { protocol: 2, epoch: this.epoch, have: this.have, needKey: this.key.length === 0 }
      const reply = DuplicatesReply.parse((await ask(hq, of, paths.duplicates, request)).json())
      if (reply.key) this.key = Buffer.from(reply.key, 'base64url')
      if (reply.epoch !== this.epoch) {
        this.have = {}
        this.#values.clear()
      }
      this.epoch = reply.epoch
      for (const page of reply.pages) this.#apply(page)
      if (reply.left === 0) return this
    }
  }

  #apply(page: DuplicatesReply['pages'][number]): void {
    expect(page.from).toBe(this.have[page.storeCode] ?? 0)
    this.have[page.storeCode] = page.to
    this.pages += 1
    for (const kind of ['document', 'phone'] as const) {
      const values = this.#of(page.storeCode, kind)
      for (const value of read(page[kind].removed)) values.delete(value)
      for (const value of read(page[kind].added)) values.add(value)
    }
  }

  #of(storeCode: string, kind: string): Set<number> {
    const name = `${storeCode} ${kind}`
    const values = this.#values.get(name) ?? new Set()
    this.#values.set(name, values)
    return values
  }

  /** The stores in which a document, and a phone, are found. */
  lookUp({ number, phone }: Somebody) {
    const find = (kind: string, text: string) => {
      const value = blindValue(createHmac('sha256', this.key).update(text).digest())
      return ['001', '002'].filter(storeCode => this.#of(storeCode, kind).has(value))
    }
    return { document: find('document', documentText(number, 'VNM')), phone: find('phone', phoneText(phone)) }
  }
}
const read = (values: string) => decodeSorted(Buffer.from(values, 'base64'))
