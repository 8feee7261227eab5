import { ok } from '../../domain/result.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** What the app waits for, and the steps that take it on: passphrase, joining, signing in and out. */
export function handleStaff({ app, signedIn }: IpcContext): void {
  handle('app:state', signedIn, () => ok(app.state()))
  handle('keychain:unseal', signedIn, ({ passphrase }) => app.unseal(passphrase))
  handle('counter:confirmRecoveryCode', signedIn, ({ lastGroup }) => app.confirmRecoveryCode(lastGroup))
  handle('counter:recover', signedIn, ({ code, passphrase, headquarters }) =>
    app.recover(code, passphrase, headquarters),
  )
  handle('counter:join', signedIn, ({ url, code }) => app.join(url, code))
  handle('staff:signIn', signedIn, credentials => app.signIn(credentials))
  handle('staff:signOut', signedIn, () => ok(app.signOut()))
}
