import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { Reading } from '../../src/contract/ipc/reading.ts'
import type { ReadFieldName } from '../../src/domain/identity/reading.ts'
import { committed } from '../specimens/committed.ts'
import type { Truth } from '../specimens/truth.ts'
import { openTestReader, specimens } from './reader.ts'

const truths: Truth[] = JSON.parse(readFileSync(new URL('truth.json', specimens), 'utf8'))
const reader = openTestReader()
afterAll(() => reader.close())

const read = (file: string) => reader.readImage(readFileSync(new URL(file, specimens)))

/** Specimens of which a part is hidden, by glare: the rest must be right, and nothing verified may be wrong. */
const partial = ['glare.jpg']
const whole = truths.filter(truth => truth.document !== null && !partial.includes(truth.file))

describe('the specimens', () => {
  it('are those of the recipes', () => {
    expect(truths.map(({ file }) => file)).toEqual(committed.map(({ file }) => file))
  })

  it.each(whole)('[READ1] $file reads as its truth says', async truth => {
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

  it.each(partial)('[READ2] %s shows nothing as verified that is wrong', async file => {
    const truth = truths.find(one => one.file === file)
    const result = await read(file)
    if (!result.ok) throw new Error(result.error)
    const verified = Object.entries(result.value.fields).filter(([, field]) => field.verified)
    expect(verified.length).toBeGreaterThan(3)
    for (const [name, field] of verified) expect(field.value).toBe(truth?.fields[name as ReadFieldName])
  })

  it.each(truths.filter(({ fault }) => fault))(
    '[READ3] $file gives no field at all',
    async ({ file, fault }) => {
      expect(await read(file)).toEqual({ ok: false, error: fault })
    },
  )
})
