import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Reading } from '../../src/contract/ipc/reading.ts'
import type { ReadFieldName } from '../../src/domain/identity/reading.ts'
import { capture } from '../specimens/capture/capture.ts'
import { captureOf } from '../specimens/capture/sets.ts'
import { committed } from '../specimens/committed.ts'
import { kindNames, kinds } from '../specimens/kinds.ts'
import { seededRandom } from '../specimens/random.ts'
import type { Truth } from '../specimens/truth.ts'
import { openTestReader, specimens } from './reader.ts'

const truths: Truth[] = JSON.parse(readFileSync(new URL('truth.json', specimens), 'utf8'))
/** What is read, not how soon: the machine may do other things meanwhile. */
const reader = openTestReader(undefined, 25_000)
afterAll(() => reader.close())

const read = (file: string) => reader.readImage(readFileSync(new URL(file, specimens)))

const documents = truths.filter(truth => truth.document !== null)

describe('the specimens', () => {
  it('are those of the recipes', () => {
    expect(truths.map(({ file }) => file)).toEqual(committed.map(({ file }) => file))
  })

  it.each(documents)('[READ1] $file reads as its truth says', async truth => {
    const result = await read(truth.file)
    if (!result.ok) throw new Error(result.error)
    const { document, fields, mrz, qr } = Reading.parse(result.value)
    const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field?.value]))
    expect({ document, values, mrz, qr }).toEqual({
      document: truth.document,
      values: truth.fields,
      mrz: truth.mrz && { lines: truth.mrz, valid: true },
      qr: truth.qr,
    })
  })

  it.each([71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82])(
    '[READ2] of other people, photographed in a hurry (seed %i), show nothing as verified that is wrong',
    async seed => {
      const random = seededRandom(seed)
      const { drawing, truth } = await kinds[kindNames[seed % kindNames.length] ?? 'cat'](random)
      const result = await reader.readImage(await capture(drawing, captureOf('hard', random), random))
      const fields = result.ok ? Object.entries(result.value.fields) : []
      const verified = fields.filter(([, field]) => field.verified)
      const wrong = verified.filter(([name, { value }]) => value !== truth.fields[name as ReadFieldName])
      expect(wrong).toEqual([])
    },
  )

  it.each(truths.filter(({ fault }) => fault))(
    '[READ3] $file gives no field at all',
    async ({ file, fault }) => {
      expect(await read(file)).toEqual({ ok: false, error: fault })
    },
  )
})
