import { maskName } from '../../domain/member/mask.ts'
import { err, ok } from '../../domain/result.ts'
import { cardsMadeAnew } from '../../store/repositories/cardsMadeAnew.ts'
import { findMember } from '../../store/repositories/members.ts'
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
  handle('counter:startAlone', signedIn, first => app.startAlone(first))
  handle('counter:joinLater', signedIn, ({ url, code }) => app.joinLater(url, code))
  handle('members:cardsMadeAnew', signedIn, () => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    const name = (memberId: string) => findMember(open.db, memberId)?.facts.fullName ?? ''
    return ok(cardsMadeAnew(open.db).map(card => ({ ...card, maskedName: maskName(name(card.memberId)) })))
  })
  handle('staff:signIn', signedIn, credentials => app.signIn(credentials))
  handle('staff:signOut', signedIn, () => ok(app.signOut()))
  handle('staff:unlock', signedIn, ({ pin }) => app.session.unlock(pin))
  handle('staff:choosePin', signedIn, ({ newPin }) => app.session.choosePin(newPin))
  handle('staff:changePin', signedIn, (request, staff) =>
    staff ? app.session.changePin(staff, request) : err({ code: 'not-now' }),
  )
  handle('staff:resetPin', signedIn, ({ staffNumber }, staff) =>
    staff ? app.session.resetPin(staff, staffNumber) : err({ code: 'not-now' }),
  )
  handle('staff:here', signedIn, async () => {
    const open = app.open()
    return open ? ok(await app.session.staffHere()) : err({ code: 'not-now' })
  })
  handle('staff:touch', signedIn, () => {
    app.session.touch()
    return ok({})
  })
  handle('staff:lock', signedIn, () => ok(app.session.lock()))
}
