import { describe, expect, it } from 'vitest'
import type { ReadLine } from '../../../src/domain/identity/mrz/fitLength.ts'
import { interpret } from '../../../src/domain/identity/mrz/interpret.ts'

const TODAY = '2026-03-01'
const PASSPORT = [
  'P<KORPARK<<MINJUN<<<<<<<<<<<<<<<<<<<<<<<<<<<',
  'L898902C36KOR7408122F1204159ZE184226B<<<<<10',
]
const CARD = [
  'IDVNM1990001239001199000123<<0',
  '9901155F3901153VNM<<<<<<<<<<<2',
  'NGUYEN<<THI<MAU<<<<<<<<<<<<<<<',
]

const seen = (text: string, confidence = 0.95): ReadLine =>
  [...text].map(char => ({ char, confidence, others: [] }))
const read = (lines: readonly string[]) =>
  interpret(
    lines.map(line => seen(line)),
    TODAY,
  )

describe('lines that a recogniser read', () => {
  it('[MRZ20] are left untouched where their check digits are right', () => {
    expect(read(CARD)).toMatchObject({ fields: { lines: CARD, valid: true }, repaired: [] })
  })

  it('[MRZ21] get back the filler that was miscounted', () => {
    const short = [PASSPORT[0]?.slice(0, 41) ?? '', (PASSPORT[1] ?? '').replace('B<<<<<', 'B<<<')]
    const long = [`${PASSPORT[0]}<<`, (PASSPORT[1] ?? '').replace('B<<<<<', 'B<<<<<<<')]
    expect(read(short)?.fields.lines).toEqual(PASSPORT)
    expect(read(long)?.fields.lines).toEqual(PASSPORT)
  })

  it('[MRZ22] lose the dirt at their ends', () => {
    expect(read(PASSPORT.map(line => `K${line}`))?.fields.lines).toEqual(PASSPORT)
  })

  it('[MRZ22] lose filler seen before a name, which no name begins with', () => {
    expect(read([CARD[0] ?? '', CARD[1] ?? '', `<${CARD[2]}`])?.fields.lines).toEqual(CARD)
  })

  it('[MRZ23] have digits in dates and letters in names, whatever look-alike was seen', () => {
    const misread = [
      'IDVNMI99OOO1239OO1199OOO123<<O',
      '99O115SF39O11S3VNM<<<<<<<<<<<2',
      'N6UYEN<<TH1<MAU<<<<<<<<<<<<<<<',
    ]
    expect(read(misread)?.fields.lines).toEqual([CARD[0], CARD[1], 'NGUYEN<<THI<MAU<<<<<<<<<<<<<<<'])
  })

  it('[MRZ24] are repaired where one look-alike alone makes every check digit right, and say so', () => {
    const evidence = read([PASSPORT[0] ?? '', (PASSPORT[1] ?? '').replace('L898902C3', 'L8989O2C3')])
    expect(evidence?.fields).toMatchObject({ number: 'L898902C3', valid: true })
    expect(evidence?.repaired).toEqual([{ line: 1, position: 5 }])
  })

  it('[MRZ24] are repaired by what the recogniser itself thought possible before what looks alike', () => {
    const line = seen((PASSPORT[1] ?? '').replace('L898902C3', 'L898902C8'))
    const doubtful = line.with(8, { char: '8', confidence: 0.6, others: [{ char: '3', confidence: 0.35 }] })
    const evidence = interpret([seen(PASSPORT[0] ?? ''), doubtful], TODAY)
    expect(evidence).toMatchObject({ fields: { number: 'L898902C3', valid: true } })
    expect(interpret([seen(PASSPORT[0] ?? ''), line], TODAY)?.fields.valid).toBe(false)
  })

  it('[MRZ25] stay as read where two wrong characters would have to be guessed', () => {
    const evidence = read([PASSPORT[0] ?? '', (PASSPORT[1] ?? '').replace('L898902C3', 'L8W8902H3')])
    expect(evidence).toMatchObject({ fields: { number: 'L8W8902H3', valid: false }, repaired: [] })
  })

  it('[MRZ26] are found among other print', () => {
    const among = ['PASSPORTNOL898902C3', ...PASSPORT]
    expect(read(among)?.fields.lines).toEqual(PASSPORT)
  })

  it.each([
    [
      'a till receipt',
      ['PLWREN26842873FNRPAMVBP020175', 'AEVMVI40055262HTWNFHHBR669094', 'YDCAJM68079271NVDZOXLPI537248'],
    ],
    ['half a zone', [PASSPORT[0] ?? '']],
    ['nothing', []],
  ])('[MRZ27] of %s are no zone', (_, lines) => {
    expect(read(lines)).toBeNull()
  })
})

describe('misread characters', () => {
  const doubt = (line: ReadLine, at: number, char: string, meant: string): ReadLine =>
    line.with(at, { char, confidence: 0.5, others: [{ char: meant, confidence: 0.4 }] })

  it('[MRZ28] are repaired one in every field, each by that field’s own check digit', () => {
    const [upper = '', lower = ''] = PASSPORT
    const misread = doubt(doubt(seen(lower), 0, 'E', 'L'), 13, '1', '7')
    const evidence = interpret([seen(upper), misread], TODAY)
    expect(evidence?.fields.lines).toEqual(PASSPORT)
    expect(evidence?.repaired).toEqual([
      { line: 1, position: 0 },
      { line: 1, position: 13 },
    ])
  })

  it('[MRZ29] of a Vietnamese number are put right by its second print, and not taken for certain', () => {
    const hidden = read(CARD.map(line => line.replace('VNM199000123', 'VNM188000423')))
    expect(hidden?.fields).toMatchObject({ number: '001199000123', valid: true })
    expect(hidden?.repaired).toHaveLength(3)
  })

  it('[MRZ29] leave no valid zone where both prints of a Vietnamese number are wrong', () => {
    const [upper = '', ...rest] = CARD
    const evidence = read([upper.replace('VNM199', 'VNM1W9').replace('001199', '0011W9'), ...rest])
    expect(evidence?.fields).toMatchObject({ valid: false, checks: { number: false } })
  })
})
