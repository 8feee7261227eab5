import type { Language } from '../../domain/consent/consent.ts'
import { err, ok } from '../../domain/result.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import type { Staff } from '../counter/signIn.ts'
import { isRestrictedMember } from '../members/restriction.ts'
import { currentNotice } from '../notices/notices.ts'
import { fileNameOf } from '../printing/fileName.ts'
import { saveFile } from '../printing/saveFile.ts'
import { random } from '../random.ts'
import { localToday } from '../today.ts'
import { memberConsents, renewConsents, withdrawConsents } from './changeConsents.ts'
import { exportConsentProof } from './consentProof.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** What members agree to: seen, asked again when the notice has changed, taken back. */
export function handleConsents({ app, resources, signedIn }: IpcContext): void {
  const settingFor = ({ db }: OpenCounter, staff: Staff, language: Language) => ({
    staff,
    notice: currentNotice(resources, db, language),
    at: new Date().toISOString(),
    today: localToday(),
  })

  handle('consents:of', signedIn, ({ memberId }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    return memberConsents(open.db, memberId, settingFor(open, staff, 'vi'))
  })

  handle('consents:renew', signedIn, (request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    // [REQ13] What a restriction took back is given again once it is lifted.
    if (isRestrictedMember(open.db, request.memberId)) return err({ code: 'member-restricted' })
    const setting = settingFor(open, staff, request.consent.language)
    const consents = renewConsents(open.db, request, setting, random)
    void open.sync.wake()
    return consents
  })

  handle('consents:exportProof', signedIn, async (request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const now = new Date()
    const saved = await saveFile({
      name: fileNameOf('consent-proof', now),
      extension: 'json',
      content: async () => {
        const by = { resources, staffNumber: staff.staffNumber, at: now.toISOString() }
        const proof = exportConsentProof(open.db, request, by, random)
        return proof.ok ? ok(`${JSON.stringify(proof.value, null, 2)}\n`) : proof
      },
    })
    void open.sync.wake()
    return saved.ok ? ok({ savedAs: saved.value }) : saved
  })

  handle('consents:withdraw', signedIn, (request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const consents = withdrawConsents(open.db, request, settingFor(open, staff, 'vi'), random)
    void open.sync.wake()
    return consents
  })
}
