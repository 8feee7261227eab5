import { err, ok } from '../../domain/result.ts'
import { appendRestore, beginRestore } from '../counter/restoring.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

const codeOf = (error: unknown) => (error as { code?: string }).code ?? ''

/** A disk that cannot take what is brought. */
const diskFault = (error: unknown) =>
  err({ code: codeOf(error) === 'ENOSPC' ? ('disk-full' as const) : ('folder-unwritable' as const) })

/** Backups, bringing one back on another machine, and giving the store a new key. */
export function handleBackup({ app, dataFolder, signedIn }: IpcContext): void {
  const mayRestore = () => ['join', 'store-fault', 'passphrase'].includes(app.state().phase)

  handle('backup:state', signedIn, () => {
    const backups = app.backups()
    return backups ? ok(backups.state()) : err({ code: 'not-now' })
  })
  handle('backup:make', signedIn, async () => {
    const backups = app.backups()
    return backups ? backups.make() : err({ code: 'not-now' })
  })
  handle('store:rekey', signedIn, () => app.rekey())

  handle('restore:begin', signedIn, () => {
    if (!mayRestore()) return err({ code: 'not-now' })
    try {
      beginRestore(dataFolder)
      return ok({})
    } catch (error) {
      return diskFault(error)
    }
  })
  handle('restore:append', signedIn, ({ at, bytes }) => {
    if (!mayRestore()) return err({ code: 'not-now' })
    try {
      return appendRestore(dataFolder, at, bytes) ? ok({}) : err({ code: 'not-now' })
    } catch (error) {
      return diskFault(error)
    }
  })
  handle('restore:finish', signedIn, ({ code, passphrase }) => app.restore(code, passphrase))
}
