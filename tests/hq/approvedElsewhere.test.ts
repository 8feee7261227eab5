import { describe, expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { RejoinReply } from '../../src/contract/sync/rejoin.ts'
import { ask, keyPair, type TestCounter } from './counter.ts'
import {
  change,
  correction,
  counter,
  current,
  hq,
  newMember,
  nextSequence,
  openCasesOf,
  other,
  outcomes,
} from './twoCounters.ts'

/** The device that a copy of that counter becomes. */
async function copyOf(of: TestCounter): Promise<TestCounter> {
  const keys = keyPair()
  const reply = await ask(hq, of, paths.rejoin, { publicKey: keys.publicKey })
  const { erasures: _, ...joined } = RejoinReply.parse(reply.json())
  return { ...keys, joined }
}

const named = async () => {
  const member = await newMember()
  const changes = [change(member, 'fullName', 'Nguyễn Thị Đúng')]
  return { member, approved: correction(member, changes, { approvedBy: '2001' }) }
}

describe('a correction that a supervisor approved on a device which has become another since', () => {
  it('[SYN14] [COR9] takes effect as it was sent then, byte for byte', async () => {
    const { member, approved } = await named()
    expect(await outcomes([approved], await copyOf(counter))).toEqual(['stored'])
    expect(await openCasesOf(member)).toEqual([])
    expect(await current(member)).toMatchObject({ facts: { fullName: 'Nguyễn Thị Đúng' } })
  })

  it('[SYN15] [COR9] takes effect, made anew by the device that it has become', async () => {
    const { member, approved } = await named()
    const copy = await copyOf(counter)
    const anew = {
      ...approved,
      id: crypto.randomUUID(),
      deviceId: copy.joined.deviceId,
      sequence: nextSequence(),
    }
    expect(await outcomes([anew], copy)).toEqual(['stored'])
    expect(await openCasesOf(member)).toEqual([])
    expect(await current(member)).toMatchObject({ facts: { fullName: 'Nguyễn Thị Đúng' } })
  })

  it('[COR11] waits for a decision where it was another counter’s', async () => {
    const { member, approved } = await named()
    const theirs = { ...approved, deviceId: other.joined.deviceId }
    expect(await outcomes([theirs], other)).toEqual(['stored'])
    expect(await openCasesOf(member)).toMatchObject([{ fact: 'fullName' }])
  })
})
