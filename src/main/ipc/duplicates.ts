import { createHmac } from 'node:crypto'
import { type BlindKind, blindValue, documentText, phoneText } from '../../domain/duplicates/blindText.ts'
import { err, ok } from '../../domain/result.ts'
import { storesWith } from '../../store/duplicates/lookUp.ts'
import { epochOf } from '../../store/duplicates/pages.ts'
import { storeNameOf } from '../../store/feed/company.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** [IND4] Names of the stores that have a member with this; none while the index is not here. */
async function storesOf({ db, duplicateKey }: OpenCounter, by: BlindKind, text: string) {
  const key = await duplicateKey.get()
  if (!db.open || key === null || key.epoch !== epochOf(db)) return []
  const hmac = createHmac('sha256', Buffer.from(key.key, 'base64url')).update(text, 'utf8').digest()
  return storesWith(db, by, blindValue(hmac)).map(code => ({ by, storeName: storeNameOf(db, code) }))
}

/** Whether somebody is a member already, in any store: warns, and refuses nothing. */
export function handleDuplicates({ app, signedIn }: IpcContext): void {
  handle('duplicates:check', signedIn, async ({ document, phone }) => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    const byDocument = document
      ? await storesOf(open, 'document', documentText(document.number, document.nationality))
      : []
    const byPhone = phone ? await storesOf(open, 'phone', phoneText(phone)) : []
    return ok({ hits: [...byDocument, ...byPhone] })
  })
}
