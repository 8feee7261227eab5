import { describe, expect, it } from 'vitest'
import type { MrzEvidence } from '../../../src/domain/identity/evidence.ts'
import { parseMrz } from '../../../src/domain/identity/mrz/parse.ts'
import { parseIdCardQr } from '../../../src/domain/identity/qr.ts'
import { reconcile } from '../../../src/domain/identity/reconcile.ts'
import { readTyped } from '../../../src/domain/identity/typed.ts'

const TODAY = '2026-03-01'
const QR = '001199000123||Nguyễn Thị Mẫu|15011999|Nữ|Số 1 phố Mẫu, Hà Nội|20052021'
const CARD = [
  'IDVNM1990001239001199000123<<0',
  '9901155F3901153VNM<<<<<<<<<<<2',
  'NGUYEN<<THI<MAU<<<<<<<<<<<<<<<',
]
const PASSPORT = [
  'P<KORPARK<<MINJUN<<<<<<<<<<<<<<<<<<<<<<<<<<<',
  'L898902C36KOR7408122F1204159ZE184226B<<<<<10',
]

const qr = (text = QR) => {
  const card = parseIdCardQr(text)
  if (!card.ok) throw new Error(card.error)
  return card.value
}
const mrz = (lines: readonly string[] = CARD, change: Partial<MrzEvidence> = {}): MrzEvidence => {
  const fields = parseMrz(lines, TODAY)
  if (!fields) throw new Error('not a zone')
  return { fields, confidence: lines.map(line => [...line].map(() => 0.99)), repaired: [], ...change }
}
const reading = (sources: Parameters<typeof reconcile>[0]) => {
  const result = reconcile(sources, TODAY)
  if (!result) throw new Error('nothing read')
  return result
}

describe('what the sources of a document say together', () => {
  it('[REC1] is verified where a QR says it', () => {
    const { document, fields, warnings } = reading({ qr: qr(), mrz: null })
    expect(document).toBe('vn-id-2021')
    expect(Object.values(fields).every(field => field.verified)).toBe(true)
    expect(fields.nationality).toMatchObject({ value: 'VNM', sources: ['qr'] })
    expect(warnings).toEqual([])
  })

  it('[REC2] is verified from a zone alone only where a check digit covers it: never name or nationality', () => {
    const { fields } = reading({ qr: null, mrz: mrz(PASSPORT) })
    expect(fields.number).toMatchObject({ value: 'L898902C3', verified: true })
    expect(fields.dateOfBirth?.verified).toBe(true)
    for (const name of ['fullName', 'gender', 'nationality', 'issuingState'] as const)
      expect(fields[name]).toMatchObject({ sources: ['mrz'], verified: false })
  })

  it('[REC2] is given with low confidence and a warning where check digits fail', () => {
    const wrong = [PASSPORT[0] ?? '', (PASSPORT[1] ?? '').replace('L898902C3', 'L898902C4')]
    const { fields, warnings, mrz: zone } = reading({ qr: null, mrz: mrz(wrong) })
    expect(fields.number).toMatchObject({ value: 'L898902C4', verified: false, confidence: 0.3 })
    expect(fields.dateOfBirth?.verified).toBe(false)
    expect(warnings).toContain('check-digit-failed')
    expect(zone?.valid).toBe(false)
  })

  it('[REC2] is not verified where a character was doubtful or repaired', () => {
    const doubtful = mrz(PASSPORT).confidence.map(line => line.with(3, 0.3))
    expect(reading({ qr: null, mrz: mrz(PASSPORT, { confidence: doubtful }) }).fields.number?.verified).toBe(
      false,
    )
    const repaired = [{ line: 1, position: 4 }]
    const { number } = reading({ qr: null, mrz: mrz(PASSPORT, { repaired }) }).fields
    expect(number).toMatchObject({ verified: false, confidence: 0.6 })
  })

  it('[REC3] gains confidence where QR and zone agree', () => {
    const alone = reading({ qr: qr(), mrz: null }).fields
    const { fields, document } = reading({ qr: qr(), mrz: mrz() })
    expect(document).toBe('vn-id-2021')
    for (const name of [
      'number',
      'fullName',
      'gender',
      'dateOfBirth',
      'nationality',
      'issuingState',
    ] as const) {
      expect(fields[name]?.sources).toEqual(['qr', 'mrz'])
      expect(fields[name]?.confidence).toBeGreaterThan(alone[name]?.confidence ?? 1)
    }
  })

  it('[REC3] shows both values and verifies neither where QR and zone disagree', () => {
    const { fields, warnings } = reading({ qr: qr(QR.replace('15011999', '16011999')), mrz: mrz() })
    expect(fields.dateOfBirth).toMatchObject({
      value: '1999-01-16',
      verified: false,
      disagreeing: [{ value: '1999-01-15', source: 'mrz' }],
    })
    expect(warnings).toContain('code-and-zone-differ')
  })

  it('[REC3] trusts the QR where the zone’s own check digits say that the zone was misread', () => {
    const misread = CARD.map(line => line.replace('9901155F', '9901165F'))
    const { fields, warnings } = reading({ qr: qr(), mrz: mrz(misread) })
    expect(fields.dateOfBirth).toMatchObject({ value: '1999-01-15', verified: true })
    expect(warnings).toEqual(expect.arrayContaining(['check-digit-failed', 'sources-disagree']))
  })

  it('[REC4] keeps the QR’s diacritics where the zone has the same name without', () => {
    const card = qr(QR.replace('Nguyễn Thị Mẫu', 'Đặng Thị Đào'))
    const zone = mrz([CARD[0] ?? '', CARD[1] ?? '', 'DANG<<THI<DAO<<<<<<<<<<<<<<<<<'])
    const { fullName } = reading({ qr: card, mrz: zone }).fields
    expect(fullName).toMatchObject({
      value: 'Đặng Thị Đào',
      sources: ['qr', 'mrz'],
      verified: true,
      disagreeing: [],
    })
  })

  it('[REC4] warns where the names are of two people', () => {
    const { fields, warnings } = reading({ qr: qr(QR.replace('Mẫu', 'Hoa')), mrz: mrz() })
    expect(fields.fullName?.disagreeing).toEqual([{ value: 'NGUYEN THI MAU', source: 'mrz' }])
    expect(warnings).toContain('sources-disagree')
  })

  it('[REC4] says that a name was cut short, and lets a longer spelling agree with it', () => {
    const long = 'NGUYEN<<TRAN<HOANG<PHUONG<THAO'
    const zone = mrz([CARD[0] ?? '', CARD[1] ?? '', long])
    expect(reading({ qr: null, mrz: zone }).warnings).toContain('name-truncated')
    const both = reading({
      qr: qr(QR.replace('Nguyễn Thị Mẫu', 'Nguyễn Trần Hoàng Phương Thảo Vy')),
      mrz: zone,
    })
    expect(both.fields.fullName?.sources).toEqual(['qr', 'mrz'])
    expect(both.warnings).not.toContain('name-truncated')
  })

  it('[REC5] lets a verified number vouch for the sex that no check digit covers', () => {
    expect(reading({ qr: null, mrz: mrz() }).fields.gender).toMatchObject({ value: 'female', verified: true })
  })

  it('[REC6] warns where number and birth or sex disagree, of Vietnamese numbers only', () => {
    const other = reading({ qr: qr(QR.replace('15011999', '15011998').replace('Nữ', 'Nam')), mrz: null })
    expect(other.warnings).toEqual(['number-birth-year-differs', 'number-gender-differs'])
    expect(reading({ qr: null, mrz: mrz(PASSPORT) }).warnings).not.toContain('number-birth-year-differs')
  })

  it('[REC7] warns of an expired document and keeps no expiry', () => {
    const expired = reading({ qr: null, mrz: mrz(PASSPORT) })
    expect(expired.warnings).toEqual(['document-expired'])
    expect(JSON.stringify(expired.fields)).not.toContain('2012')
  })

  it('[REC8] is nothing without a source', () => {
    expect(reconcile({ qr: null, mrz: null }, TODAY)).toBeNull()
  })
})

describe('what a hand-held scanner typed', () => {
  it('[REC9] is read as a card’s code or as a zone', () => {
    expect(readTyped(`${QR}\r`, TODAY)).toMatchObject({ ok: true, value: { document: 'vn-id-2021' } })
    expect(readTyped(`${PASSPORT.join('\r\n')}\n`, TODAY)).toMatchObject({
      ok: true,
      value: { document: 'passport', fields: { number: { value: 'L898902C3', verified: true } } },
    })
  })

  it('[REC9] is refused where it is neither, or a check digit is wrong', () => {
    for (const text of ['', '8934567890123', PASSPORT.join('\n').replace('C3', 'C4')])
      expect(readTyped(text, TODAY)).toEqual({ ok: false, error: 'not-a-card-code' })
  })
})
