import { describe, expect, it } from 'vitest'
import type { Reply, Request } from '../../../src/contract/ipc/channels.ts'
import { blankRequest, completeRequest } from '../../../src/renderer/screens/requests/typedRequest.ts'
import { held } from '../fakeBridge.ts'
import { requestPage, requestSummary } from '../requestSamples.ts'
import { settled, signedIn } from '../signedIn.ts'

const form: Request<'requests:take'> = {
  requestId: requestPage.requestId,
  memberId: requestPage.memberId,
  kind: 'copy',
  channel: 'in-person',
  identityCheck: 'document',
  representative: null,
  description: 'Muốn có bản sao',
}
const act = { what: 'answered' as const, requestId: requestPage.requestId, answer: 'Đã nhận' }

describe('requests', () => {
  it('are there from the moment that somebody signs in, for the status line to count', async () => {
    const late = requestSummary({ standing: 'late' })
    const { now } = await signedIn({ 'requests:list': () => ({ ok: true, value: [late] }) })
    expect(now().requests).toEqual([late])
  })

  it('are taken once however often saving is pressed, and their page opens', async () => {
    const slow = held<Reply<'requests:take'>>()
    const { now, bridge } = await signedIn({ 'requests:take': () => slow.promise })
    now().go({ page: 'requests', memberId: form.memberId })
    const first = now().takeRequest(form)
    expect(await now().takeRequest(form)).toBe(false)
    slow.release({ ok: true, value: requestPage })
    expect(await first).toBe(true)
    expect(bridge.callsOf('requests:take')).toHaveLength(1)
    expect(now().place).toEqual({ page: 'requests', entryId: requestPage.requestId })
    now().goBack()
    expect(now().place).toEqual({ page: 'enrolment' })
  })

  it('stay as they are, and say why, where main refuses', async () => {
    const { now } = await signedIn({
      'requests:act': () => ({ ok: false, fault: { code: 'request-completed' } }),
    })
    expect(await now().actOnRequest(act)).toBe(false)
    expect(now().requestFault).toEqual({ code: 'request-completed' })
  })

  it('are done with once put off: what is to be done waits in the queue, which is looked at anew', async () => {
    const { now, bridge } = await signedIn({
      'requests:act': () => ({ ok: true, value: { outcome: 'queued' } }),
    })
    now().go({ page: 'requests', entryId: requestPage.requestId })
    const before = bridge.callsOf('approvals:list').length
    expect(await now().actOnRequest(act)).toBe(true)
    expect(now().requestOutcome).toEqual({ outcome: 'queued' })
    expect(bridge.callsOf('approvals:list')).toHaveLength(before + 1)
  })

  it('are forgotten with everything about customers when somebody signs out', async () => {
    const { now, bridge } = await signedIn({
      'requests:list': () => ({ ok: true, value: [requestSummary()] }),
    })
    bridge.tell('app:state', { phase: 'sign-in', counter: requestCounter(now().app) })
    await settled()
    expect(now().requests).toBeNull()
  })
})

const requestCounter = (app: { phase: string }) => {
  if (!('counter' in app)) throw new Error('nobody is signed in')
  return app.counter as never
}

describe('the form that takes a request', () => {
  const whole = {
    ...blankRequest(form.memberId),
    kind: 'copy' as const,
    channel: 'phone' as const,
    identityCheck: 'call-back' as const,
    by: 'member' as const,
    description: ' Muốn có bản sao ',
  }

  it('is complete with who, what, how it came, how it was checked and the words', () => {
    expect(completeRequest(whole)).toMatchObject({ representative: null, description: 'Muốn có bản sao' })
    for (const part of ['kind', 'channel', 'identityCheck', 'by'] as const)
      expect(completeRequest({ ...whole, [part]: null })).toBeNull()
    expect(completeRequest({ ...whole, description: ' ' })).toBeNull()
    expect(completeRequest({ ...whole, memberId: '' })).toBeNull()
  })

  it('needs the name of who came for the member', () => {
    const other = { ...whole, by: 'representative' as const }
    expect(completeRequest(other)).toBeNull()
    expect(completeRequest({ ...other, representative: 'Trần Thị Mẹ' })).toMatchObject({
      representative: 'Trần Thị Mẹ',
    })
  })
})
