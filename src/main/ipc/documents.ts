import type { Response } from '../../contract/ipc/channels.ts'
import type { Reading } from '../../domain/identity/reading.ts'
import { err, ok } from '../../domain/result.ts'
import { currentNotice } from '../notices/notices.ts'
import { tell } from '../tell.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** Reading documents, and the notice that goes with what was read. */
export function handleDocuments({ app, reader, resources, signedIn, verified }: IpcContext): void {
  const reply = (read: Awaited<ReturnType<typeof reader.readImage>>) => {
    if (!read.ok) return err({ code: read.error })
    verified.remember(read.value)
    return ok(read.value satisfies Reading as Response<'documents:read'>)
  }

  handle('documents:read', signedIn, async ({ bytes, live, turn }) => {
    const tellPartial = (reading: Reading) => {
      verified.rememberPart(reading)
      tell('documents:partial', { turn, reading })
    }
    return reply(await reader.readImage(bytes, tellPartial, live))
  })
  handle('documents:readText', signedIn, ({ text }) => reply(reader.readText(text)))
  handle('notices:current', signedIn, ({ language }) => {
    const { version, text } = currentNotice(resources, app.open()?.db ?? null, language)
    return ok({ version, language, text })
  })
}
