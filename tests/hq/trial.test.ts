import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { verify } from '@node-rs/argon2'
import { afterEach, describe, expect, it } from 'vitest'
import { PushReply } from '../../src/contract/sync/envelope.ts'
import { JoinReply, paths } from '../../src/contract/sync/join.ts'
import { pinProblem } from '../../src/domain/staff/pin.ts'
import { envelope, keyPair, signedHeaders, type TestCounter } from './counter.ts'
import { temporaryFolder } from './headquarters.ts'

interface Ready {
  url: string
  joinCode: string
  staff: { staffNumber: string; name: string; role: string; pin: string }[]
}

const main = join(import.meta.dirname, '../../src/hq/trialMain.ts')
const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

async function startTrial(folder: string) {
  const child = spawn(process.execPath, [main, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  started.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async () => JSON.parse((await lines.next()).value ?? 'null')
  return { child, line, ready: (await line()) as Ready }
}

const post = (url: string, body: string, headers: Record<string, string>) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

async function joinOver(url: string, code: string): Promise<TestCounter> {
  const keys = keyPair()
  const reply = await post(url + paths.join, JSON.stringify({ code, publicKey: keys.publicKey }), {})
  return { ...keys, joined: JoinReply.parse(await reply.json()) }
}

describe('a headquarters for trying things out', () => {
  it('lets a counter join, signs in the people it names, and after a crash still has what was sent', async () => {
    const folder = await temporaryFolder()
    const first = await startTrial(folder)
    const counter = await joinOver(first.ready.url, first.ready.joinCode)
    expect(first.ready.staff.map(person => person.role)).toEqual(['clerk', 'supervisor'])
    for (const person of first.ready.staff) {
      const { pinHash = '' } =
        counter.joined.roster.find(entry => entry.staffNumber === person.staffNumber) ?? {}
      expect(pinProblem(person.pin)).toBe(null)
      const secret = Buffer.from(counter.joined.pinPepper, 'base64url')
      expect(await verify(pinHash, person.pin, { secret })).toBe(true)
      expect(await verify(pinHash, person.pin)).toBe(false)
    }
    const body = JSON.stringify({ envelopes: [envelope(counter, 1)] })
    const send = async (url: string) => {
      const reply = await post(url + paths.envelopes, body, signedHeaders(counter, body))
      return PushReply.parse(await reply.json())
    }
    const receipts = await send(first.ready.url)
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')

    const second = await startTrial(folder)
    expect(second.ready.staff).toEqual(first.ready.staff)
    expect(await send(second.ready.url)).toEqual(receipts)
    second.child.stdin.end()
    expect(await once(second.child, 'exit')).toEqual([0, null])
    await rm(folder, { recursive: true, force: true })
  })

  it('gives another one-time code for each line it is sent, and stops when asked to, database and all', async () => {
    const folder = await temporaryFolder()
    const { child, line, ready } = await startTrial(folder)
    child.stdin.write('\n')
    const { joinCode } = await line()
    expect(joinCode).not.toBe(ready.joinCode)
    expect((await joinOver(ready.url, joinCode)).joined.counterNumber).toBe(1)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    await expect(fetch(ready.url)).rejects.toThrow()
    const { folder: database } = JSON.parse(await readFile(join(folder, 'database.json'), 'utf8'))
    await expect(readFile(join(database, 'postmaster.pid'))).rejects.toThrow('ENOENT')
    await rm(folder, { recursive: true, force: true })
  })
})
