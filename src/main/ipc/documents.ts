import type { Parsed, Response } from '../../contract/ipc/channels.ts'
import type { Reading } from '../../domain/identity/reading.ts'
import { err, ok } from '../../domain/result.ts'
import type { Staff } from '../counter/signIn.ts'
import { currentNotice } from '../notices/notices.ts'
import { tell } from '../tell.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** Reading documents, and the notice that goes with what was read. */
export function handleDocuments({
  app,
  reader,
  rereadings,
  resources,
  signedIn,
  verified,
}: IpcContext): void {
  type Asked = Pick<Parsed<'documents:read'>, 'readFor' | 'memberId'>
  const reply = (
    read: Awaited<ReturnType<typeof reader.readImage>>,
    { readFor, memberId }: Asked,
    staff: Staff | null,
  ) => {
    if (!read.ok) return err({ code: read.error })
    if (readFor === 'enrolment') verified.remember(read.value)
    else if (memberId && staff) rereadings.remember({ memberId, by: staff.staffNumber, reading: read.value })
    return ok(read.value satisfies Reading as Response<'documents:read'>)
  }

  handle('documents:read', signedIn, async ({ bytes, live, turn, ...asked }, staff) => {
    const tellPartial = (reading: Reading) => {
      if (asked.readFor !== 'enrolment') return
      verified.rememberPart(reading)
      tell('documents:partial', { turn, reading })
    }
    return reply(await reader.readImage(bytes, tellPartial, live), asked, staff)
  })
  handle('documents:readText', signedIn, ({ text, ...asked }, staff) =>
    reply(reader.readText(text), asked, staff),
  )
  handle('notices:current', signedIn, ({ language }) => {
    const { version, text } = currentNotice(resources, app.open()?.db ?? null, language)
    return ok({ version, language, text })
  })
}
