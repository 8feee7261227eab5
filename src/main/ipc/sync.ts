import { err, ok } from '../../domain/result.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** Where synchronisation stands, and trying now instead of when the backoff says. */
export function handleSync({ app, signedIn }: IpcContext): void {
  const status = () => {
    const open = app.open()
    return open ? ok(open.sync.status()) : err({ code: 'not-now' as const })
  }
  handle('sync:status', signedIn, status)
  handle('sync:now', signedIn, async () => {
    await app.open()?.sync.wake()
    return status()
  })
}
