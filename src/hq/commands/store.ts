import { JoinReply } from '../../contract/sync/join.ts'
import { openStore } from '../managing/stores.ts'
import { listStores } from '../repositories/stores.ts'
import { type Command, TERMINAL } from './command.ts'

const StoreFacts = JoinReply.shape.store

export const addStoreCommand: Command = {
  words: ['store', 'add'],
  usage: 'store add CODE NAME',
  does: 'add a store; CODE is three digits and starts its card numbers',
  async run(services, [code, name]) {
    const store = StoreFacts.safeParse({ code, name: name?.normalize('NFC').trim() })
    if (!store.success) return { fault: 'A store has a code of three digits, and a name.' }
    const opened = await openStore(services, store.data, TERMINAL)
    if (opened.ok) return { done: `Store ${store.data.code} added.` }
    return opened.error === 'code-taken'
      ? { fault: `Store ${store.data.code} exists.` }
      : { fault: 'Codes from 900 on are for counters that start alone.' }
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
