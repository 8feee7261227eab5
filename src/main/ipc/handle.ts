import { ipcMain } from 'electron'
import type { ChannelSpec } from '../../contract/ipc/channelSpec.ts'
import {
  type Channel,
  channels,
  type Parsed,
  type Reply,
  type Response,
} from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { Result } from '../../domain/result.ts'
import type { Staff } from '../counter/signIn.ts'
import { log } from '../log.ts'
import { isTrustedSender } from '../windows/trustedSender.ts'
import { admit } from './admit.ts'

type Answer<C extends Channel> = Result<Response<C>, Fault>
/** What a channel does once a call was let in. `staff` is who is signed in; null only on channels for anyone. */
export type Work<C extends Channel> = (
  request: Parsed<C>,
  staff: Staff | null,
) => Answer<C> | Promise<Answer<C>>

/** Serves one channel: trusted sender, size, signed-in role, parsed request; work runs only then. */
export function handle<C extends Channel>(channel: C, signedIn: () => Staff | null, work: Work<C>): void {
  const spec: ChannelSpec = channels[channel]
  ipcMain.handle(channel, async (event, request: unknown): Promise<Reply<C>> => {
    try {
      const staff = signedIn()
      const admitted = admit(spec, {
        trusted: isTrustedSender(event, spec.window ?? 'enrolment'),
        request,
        staff,
      })
      if (!admitted.ok) return { ok: false, fault: admitted.error }
      const answer = await work(admitted.value as Parsed<C>, staff)
      if (!answer.ok) return { ok: false, fault: answer.error }
      // Strict schemas: a handler that gives more than the contract says is a bug that must not reach the screen.
      return { ok: true, value: spec.response.parse(answer.value) as Response<C> }
    } catch (error) {
      log.failure(channel, error)
      const full = (error as { code?: string }).code === 'SQLITE_FULL'
      return { ok: false, fault: { code: full ? 'disk-full' : 'unexpected' } }
    }
  })
}
