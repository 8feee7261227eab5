import { afterAll, describe, expect, it } from 'vitest'
import { capture } from '../specimens/capture/capture.ts'
import { captureOf } from '../specimens/capture/sets.ts'
import { kinds } from '../specimens/kinds.ts'
import { seededRandom } from '../specimens/random.ts'
import { openTestReader } from './reader.ts'

const reader = openTestReader()
afterAll(() => reader.close())

describe('the back of a card of 2024', () => {
  it('says where its holder lives though its code is covered, and nothing else by print', async () => {
    const random = seededRandom(26)
    const { drawing, truth } = await kinds['id-2024-back'](random)
    const covered = drawing.svg.replace(
      '</svg>',
      '<rect x="66" y="11" width="19" height="19" fill="#ddd"/></svg>',
    )
    const bytes = await capture({ ...drawing, svg: covered }, captureOf('clean', seededRandom(0)), random)
    const result = await reader.readImage(Uint8Array.from(bytes))
    if (!result.ok) throw new Error(result.error)
    const { fields, qr } = result.value
    expect(qr).toBeNull()
    expect(fields.number).toMatchObject({ value: truth.fields.number, sources: ['mrz'] })
    expect(fields.address).toMatchObject({ value: truth.print?.address, sources: ['print'], verified: false })
    const printed = Object.entries(fields).filter(([, field]) => field.sources.includes('print'))
    expect(printed.map(([name]) => name).sort()).toEqual(['address', 'issuingState'])
  }, 30_000)
})
