import type { Bridge, Channel, Reply, Request } from '../../contract/ipc/channels.ts'

/** Calls main. A bridge that throws is a bug somewhere, and the clerk is told so in words instead of seeing nothing. */
export async function ask<C extends Channel>(
  bridge: Bridge,
  channel: C,
  request: Request<C>,
): Promise<Reply<C>> {
  try {
    return await bridge.call(channel, request)
  } catch {
    return { ok: false, fault: { code: 'unexpected' } }
  }
}
