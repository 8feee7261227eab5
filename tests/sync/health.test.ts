import { describe, expect, it } from 'vitest'
import { ok } from '../../src/domain/result.ts'
import { askHealth } from '../../src/sync/health.ts'
import { realWorld } from '../../src/sync/world.ts'

const asking = (body: string, status = 200) => {
  const send = async () => ok({ status, header: () => null, body })
  return askHealth({ ...realWorld, send }, 'http://headquarters.example')
}

describe('[VER1] whether headquarters is there', () => {
  it('is what it says itself, with its protocol; the first did not say which it has', async () => {
    expect(await asking('{"database":"up","migration":"0012-voids","time":"x","protocol":3}')).toBe(3)
    expect(await asking('{"database":"up","migration":"0005-recovering","time":"x"}')).toBe(1)
  })

  it.each([
    ['the page with which a network asks to sign in', '<!doctype html><title>Wi-Fi</title>'],
    ['nothing', ''],
    ['what is not about headquarters', '{"status":"ok"}'],
    ['a list', '[]'],
    ['a protocol that is none', '{"database":"up","protocol":"3"}'],
  ])('is not said by %s, however well that was sent', async (_what, body) => {
    expect(await asking(body)).toBe(null)
  })

  it('is not so while its database is away', async () => {
    expect(await asking('{"database":"down","migration":null,"time":"x","protocol":3}', 503)).toBe(null)
  })
})
