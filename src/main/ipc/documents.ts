import type { Parsed, Response } from '../../contract/ipc/channels.ts'
import type { Reading } from '../../domain/identity/reading.ts'
import { err, ok } from '../../domain/result.ts'
import { currentNotice } from '../notices/notices.ts'
import { tell } from '../tell.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** Reading documents, and the notice that goes with what was read. */
export function handleDocuments({ app, reader, resources, signedIn, verified }: IpcContext): void {
  type ReadFor = Parsed<'documents:read'>['readFor']
  const reply = (read: Awaited<ReturnType<typeof reader.readImage>>, readFor: ReadFor) => {
    if (!read.ok) return err({ code: read.error })
    if (readFor === 'enrolment') verified.remember(read.value)
    return ok(read.value satisfies Reading as Response<'documents:read'>)
  }

  handle('documents:read', signedIn, async ({ bytes, live, turn, readFor }) => {
    const tellPartial = (reading: Reading) => {
      if (readFor !== 'enrolment') return
      verified.rememberPart(reading)
      tell('documents:partial', { turn, reading })
    }
    return reply(await reader.readImage(bytes, tellPartial, live), readFor)
  })
  handle('documents:readText', signedIn, ({ text, readFor }) => reply(reader.readText(text), readFor))
  handle('notices:current', signedIn, ({ language }) => {
    const { version, text } = currentNotice(resources, app.open()?.db ?? null, language)
    return ok({ version, language, text })
  })
}
