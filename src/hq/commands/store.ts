import { JoinReply } from '../../contract/sync/join.ts'
import { addStore, listStores } from '../repositories/stores.ts'
import type { Command } from './command.ts'

const StoreFacts = JoinReply.shape.store

export const addStoreCommand: Command = {
  words: ['store', 'add'],
  usage: 'store add CODE NAME',
  does: 'add a store; CODE is three digits and starts its card numbers',
  async run({ db, clock }, [code, name]) {
    const store = StoreFacts.safeParse({ code, name: name?.normalize('NFC').trim() })
    if (!store.success) return { fault: 'A store has a code of three digits, and a name.' }
    const added = await addStore(db, store.data, clock())
    return added ? { done: `Store ${store.data.code} added.` } : { fault: `Store ${store.data.code} exists.` }
  },
}

export const listStoresCommand: Command = {
  words: ['stores'],
  usage: 'stores',
  does: 'list the stores',
  async run({ db }) {
    const stores = await listStores(db)
    return { done: stores.map(store => `${store.code}  ${store.name}`).join('\n') || 'No store yet.' }
  },
}
