import type { Secrets } from '../../keychain/secrets.ts'
import type { DuplicateKey, DuplicateKeyPlace } from '../../sync/duplicates.ts'

/** As it is kept: the epoch, a point, the key. */
const parse = (secret: string): DuplicateKey | null => {
  const found = /^(\d+)\.([\w-]{43})$/.exec(secret)
  return found ? { epoch: Number(found[1]), key: found[2] as string } : null
}

/** [IND1] The key of the duplicate index in the counter's keychain. It is asked for once for each opening of the store. */
export function duplicateKeyIn(secrets: Secrets): DuplicateKeyPlace {
  let known: DuplicateKey | null = null
  return {
    async get() {
      if (known) return known
      const secret = await secrets.get('duplicate-key')
      known = secret ? parse(secret) : null
      return known
    },
    async set(key) {
      await secrets.set('duplicate-key', `${key.epoch}.${key.key}`)
      known = key
    },
  }
}
