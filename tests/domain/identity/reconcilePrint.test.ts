import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim, MrzEvidence } from '../../../src/domain/identity/evidence.ts'
import { merge } from '../../../src/domain/identity/merge.ts'
import { parseMrz } from '../../../src/domain/identity/mrz/parse.ts'
import type { PrintFields } from '../../../src/domain/identity/print/fields.ts'
import { parseIdCardQr } from '../../../src/domain/identity/qr.ts'
import { reconcile } from '../../../src/domain/identity/reconcile.ts'
import { reconcileDocuments } from '../../../src/domain/identity/reconcileDocuments.ts'

const TODAY = '2026-03-01'
const QR = '001199000123||Nguyễn Thị Mẫu|15011999|Nữ|Số 1 phố Mẫu, Hà Nội|20052021'
const CARD = [
  'IDVNM1990001239001199000123<<0',
  '9901155F3901153VNM<<<<<<<<<<<2',
  'NGUYEN<<THI<MAU<<<<<<<<<<<<<<<',
]
const GERMAN = [
  'P<D<<MUELLER<<JONAS<<<<<<<<<<<<<<<<<<<<<<<<<',
  'C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4',
]

const qr = (text = QR) => {
  const card = parseIdCardQr(text)
  if (!card.ok) throw new Error(card.error)
  return card.value
}
const mrz = (lines: readonly string[] = CARD): MrzEvidence => {
  const fields = parseMrz(lines, TODAY)
  if (!fields) throw new Error('not a zone')
  return { fields, confidence: lines.map(line => [...line].map(() => 0.95)), repaired: [] }
}
const value = (text: string, confidence = 0.93, corrected = false) => ({ value: text, confidence, corrected })
const front: PrintFields = {
  document: 'vn-id-2024',
  fields: {
    number: value('001199000123'),
    fullName: value('NGUYỄN THỊ MẪU'),
    gender: value('female'),
    dateOfBirth: value('1999-01-15'),
    nationality: value('VNM'),
  },
}
const read = (sources: Parameters<typeof reconcile>[0]) => {
  const result = reconcile(sources, TODAY)
  if (!result) throw new Error('nothing read')
  return result
}

describe('what print adds to the other sources', () => {
  it('[REC10] is a document by itself, of which nothing is verified', () => {
    const { document, fields, warnings } = read({ qr: null, mrz: null, print: front })
    expect(document).toBe('vn-id-2024')
    expect(Object.values(fields).map(field => field.verified)).not.toContain(true)
    expect(fields.fullName).toMatchObject({ value: 'NGUYỄN THỊ MẪU', sources: ['print'] })
    expect(warnings).toEqual([])
  })

  it('[REC12] is no document where it names nobody', () => {
    const nobody: PrintFields = { document: 'vn-id-2021', fields: { gender: value('male') } }
    expect(reconcile({ qr: null, mrz: null, print: nobody }, TODAY)).toBeNull()
  })

  it('[REC4] gives a name the diacritics that the zone has not, for the clerk to confirm', () => {
    const { fullName, number, gender } = read({ qr: null, mrz: mrz(), print: front }).fields
    expect(fullName).toMatchObject({ value: 'NGUYỄN THỊ MẪU', verified: false, disagreeing: [] })
    expect([...(fullName?.sources ?? [])].sort()).toEqual(['mrz', 'print'])
    expect(number).toMatchObject({ verified: true })
    expect(gender).toMatchObject({ verified: true })
  })

  const german = (name: string) => mrz([`P<D<<${name.padEnd(39, '<')}`, GERMAN[1] ?? ''])
  const printedIn = (document: 'passport' | 'vn-id', name: string): PrintFields => ({
    document,
    fields: { fullName: value(name) },
  })

  it('[REC4] verifies with the zone a name that has no diacritics to misread, and was not cut off', () => {
    const print = printedIn('passport', 'LENA MAIER')
    expect(read({ qr: null, mrz: german('LENA<<MAIER'), print }).fields.fullName).toMatchObject({
      value: 'LENA MAIER',
      verified: true,
    })
    const long = printedIn('passport', 'WOLFESCHLEGELSTEINHAUSEN ADOLPHUS BLAINE CHARLES')
    const cut = german('WOLFESCHLEGELSTEINHAUSEN<<ADOLPHUS<BLAI')
    const { fields, warnings } = read({ qr: null, mrz: cut, print: long })
    expect(fields.fullName).toMatchObject({
      value: 'WOLFESCHLEGELSTEINHAUSEN ADOLPHUS BLAINE CHARLES',
      verified: false,
    })
    expect(warnings).not.toContain('name-truncated')
  })

  it('[REC17] leaves a name of Viet Nam without marks to the clerk: print may have lost them', () => {
    const lines = [CARD[0] ?? '', CARD[1] ?? '', 'LE<<MAI<KHANH<<<<<<<<<<<<<<<<<']
    const print = printedIn('vn-id', 'LE MAI KHANH')
    expect(read({ qr: null, mrz: mrz(lines), print }).fields.fullName).toMatchObject({
      value: 'LE MAI KHANH',
      sources: ['mrz', 'print'],
      verified: false,
    })
  })

  it.each([
    ['OCONNOR<<OLIVER', 'OCONNOR OLIVER', false],
    ['OCONNOR<<OLIVER', "O'CONNOR OLIVER", true],
    ['DSOUZA<<ANNE', 'DSOUZA ANNE', false],
    ['DAVIES<<OLIVER', 'DAVIES OLIVER', true],
  ])('[REC16] a zone of %s and print of %s verify the name: %s', (zone, printed, verified) => {
    const print = printedIn('passport', printed)
    expect(read({ qr: null, mrz: german(zone), print }).fields.fullName).toMatchObject({
      value: printed,
      verified,
    })
  })

  it.each([
    ['CHAIYAPHUM<<NATTAYA', 'CHAIYAPHUM NAT TAYA', 'CHAIYAPHUM NATTAYA', false],
    ['CHAIYAPHUM<<NATTAYA', 'CHAIYAPHUM NATTAYA', 'CHAIYAPHUM NATTAYA', true],
    ['MAIER<<LENA<MARIA', 'MAIER LENAMARIA', 'MAIER LENA MARIA', false],
    ['MAIER<<LENA<MARIA', 'MAIER LENA-MARIA', 'MAIER LENA-MARIA', true],
    ['OCONNOR<<LENA', "O' CONNOR LENA", "O'CONNOR LENA", false],
  ])('[REC18] a zone of %s and print of %s say %s, verified: %s', (zone, printed, said, verified) => {
    const { fullName } = read({ qr: null, mrz: german(zone), print: printedIn('passport', printed) }).fields
    expect(fullName).toMatchObject({ value: said, verified, disagreeing: [] })
  })

  it('[REC18] leaves a name as printed where the zone spells a letter in two', () => {
    const { fullName } = read({
      qr: null,
      mrz: mrz(GERMAN),
      print: printedIn('passport', 'MÜLLER JO NAS'),
    }).fields
    expect(fullName).toMatchObject({ value: 'MÜLLER JO NAS', verified: false })
  })

  it('[REC4] puts back the mark that print lost and the zone spells out', () => {
    const print: PrintFields = { document: 'passport', fields: { fullName: value('MULLER JONAS') } }
    const { fullName } = read({ qr: null, mrz: mrz(GERMAN), print }).fields
    expect(fullName).toMatchObject({ value: 'MÜLLER JONAS', verified: false, disagreeing: [] })
  })

  it('[REC3] shows both where print surely says otherwise, and lets no doubtful print cast doubt', () => {
    const other = (confidence: number): PrintFields => ({
      ...front,
      fields: { ...front.fields, number: value('001199000128', confidence) },
    })
    const doubted = read({ qr: qr(), mrz: null, print: other(0.93) })
    expect(doubted.fields.number).toMatchObject({ value: '001199000123', verified: false })
    expect(doubted.fields.number?.disagreeing).toEqual([{ value: '001199000128', source: 'print' }])
    expect(doubted.warnings).toEqual(['sources-disagree'])
    expect(read({ qr: qr(), mrz: null, print: other(0.5) }).fields.number?.verified).toBe(true)
  })

  it('[REC14] casts no doubt on the code’s address by a part of it, and does by another', () => {
    const says = (address: string) =>
      read({ qr: qr(), mrz: null, print: { document: 'vn-id-2021', fields: { address: value(address) } } })
        .fields.address
    expect(says('Mẫu, Hà Nội')).toMatchObject({
      value: 'Số 1 phố Mẫu, Hà Nội',
      sources: ['qr'],
      verified: true,
    })
    expect(says('Mẫu, Hà Nội')?.disagreeing).toEqual([{ value: 'Mẫu, Hà Nội', source: 'print' }])
    expect(says('Số 2 đường Khác, Cà Mau')).toMatchObject({ verified: false })
  })

  it('[REC3] takes an address for the same where a letter of its print was misread', () => {
    const print: PrintFields = {
      document: 'vn-id-2021',
      fields: { address: value('Số 1 phó Mẩu, Hà Nội'), fullName: value('NGUYỄN THỊ MẪU') },
    }
    const { address } = read({ qr: qr(), mrz: null, print }).fields
    expect(address).toMatchObject({ value: 'Số 1 phố Mẫu, Hà Nội', sources: ['qr', 'print'], verified: true })
  })

  it('[REC7] warns of an expiry that is printed, where there is no zone', () => {
    const expired = { ...front, expiry: value('2025-01-15', 0.95) }
    const reading = read({ qr: null, mrz: null, print: expired })
    expect(reading.warnings).toEqual(['document-expired'])
    expect(JSON.stringify(reading.fields)).not.toContain('2025')
  })

  it('[REC13] warns where code and zone, each right by its own means, say different things', () => {
    expect(read({ qr: qr(QR.replace('15011999', '16011999')), mrz: mrz() }).warnings).toContain(
      'code-and-zone-differ',
    )
  })

  it('[REC11] warns where one picture holds two people’s documents', () => {
    const other = '082066974069||Tạ Thành Tuấn|10041966|Nam|Quảng Ngãi|04012019'
    expect(read({ qr: qr(other), mrz: mrz() }).warnings).toContain('different-people')
    const apart = reconcileDocuments(
      [
        { qr: qr(other), mrz: null },
        { qr: null, mrz: mrz() },
      ],
      TODAY,
    )
    expect(apart?.warnings).toContain('different-people')
    expect(apart?.fields.number?.value).toBe('082066974069')
  })

  it('[REC11] takes a card’s two sides for one document, with what each of them prints', () => {
    const back: PrintFields = { document: 'vn-id-2024', fields: { address: value('Số 1 phố Mẫu, Hà Nội') } }
    const whole = reconcileDocuments(
      [
        { qr: null, mrz: null, print: front },
        { qr: null, mrz: mrz(), print: back },
      ],
      TODAY,
    )
    expect(whole?.warnings).toEqual([])
    expect(whole?.fields.fullName?.value).toBe('NGUYỄN THỊ MẪU')
    expect(whole?.fields.address?.value).toBe('Số 1 phố Mẫu, Hà Nội')
    expect(whole?.fields.number).toMatchObject({ value: '001199000123', verified: true })
  })
})

const sources = ['qr', 'mrz', 'print'] as const
const claim = (field: Claim['field']) =>
  fc
    .record({
      source: fc.constantFrom(...sources),
      value: fc.constantFrom('AN', 'BE', 'CÚ'),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      credible: fc.boolean(),
    })
    .map((one): Claim => ({ ...one, field, verified: one.source === 'qr' && one.credible }))
const claims = (field: Claim['field']) =>
  fc.uniqueArray(claim(field), { selector: one => one.source, minLength: 1, maxLength: 3 })
const zone = { truncated: false, issuingState: null }

describe('claims of any kind', () => {
  it('[REC3] are verified by one that is, or by two that are credible and agree; never against a credible one', () => {
    fc.assert(
      fc.property(claims('number'), all => {
        const field = merge(all, zone)
        if (!field?.verified) return
        const agreeing = all.filter(one => one.value === field.value && one.credible)
        const against = all.filter(one => one.value !== field.value && one.credible)
        expect(agreeing.length >= 2 || agreeing.some(one => one.verified)).toBe(true)
        expect(against).toEqual([])
      }),
    )
  })

  it('[REC10] of one source are verified only by its own protection, and print has none', () => {
    fc.assert(
      fc.property(claim('fullName'), one => {
        expect(merge([{ ...one, source: 'print', verified: false }], zone)?.verified).toBe(false)
      }),
    )
  })

  it('[REC4] never verify a name’s diacritics that only print has', () => {
    fc.assert(
      fc.property(claims('fullName'), all => {
        const field = merge(all, zone)
        if (field?.verified && /[^A-Z]/.test(field.value)) expect(field.sources).toContain('qr')
      }),
    )
  })

  it('[REC3] are all shown: the value, those that agree and those that do not', () => {
    fc.assert(
      fc.property(claims('number'), all => {
        const field = merge(all, zone)
        const shown = [...(field?.sources ?? []), ...(field?.disagreeing ?? []).map(other => other.source)]
        expect(shown.sort()).toEqual(all.map(one => one.source).sort())
        expect(field?.confidence).toBeGreaterThanOrEqual(0)
        expect(field?.confidence).toBeLessThanOrEqual(1)
      }),
    )
  })
})
