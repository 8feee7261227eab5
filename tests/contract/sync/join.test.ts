import { describe, expect, it } from 'vitest'
import { JoinCode, JoinRequest } from '../../../src/contract/sync/join.ts'

describe('a one-time code', () => {
  it.each(['ABCD-2345', 'abcd2345', ' ab cd-23 45 '])('may be typed as %j', typed => {
    expect(JoinCode.parse(typed)).toBe('ABCD2345')
  })

  it.each(['ABCD-234', 'ABCD-23456', 'ABCD-2340', 'ABCO-2345', 'ABCI-2345', 'ABCL-2345', 'ABC1-2345', ''])(
    'is not %j',
    typed => {
      expect(JoinCode.safeParse(typed).success).toBe(false)
    },
  )
})

it('a counter joins with a public key of 32 bytes, and nothing more', () => {
  const request = { code: 'ABCD2345', publicKey: Buffer.alloc(32, 1).toString('base64url') }
  expect(JoinRequest.safeParse(request).success).toBe(true)
  expect(
    JoinRequest.safeParse({ ...request, publicKey: Buffer.alloc(31).toString('base64url') }).success,
  ).toBe(false)
  expect(JoinRequest.safeParse({ ...request, store: '001' }).success).toBe(false)
})
