import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIdCardQr } from '../../../src/domain/identity/qr.ts'

const EXAMPLE =
  '001199000123|012345678|Nguyễn Thị Mẫu|15011999|Nữ|Số 1 phố Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội|20052021'

const read = (text: string) => {
  const result = parseIdCardQr(text)
  if (!result.ok) throw new Error(result.error)
  return result.value
}

describe('the QR of a Vietnamese ID card', () => {
  it('[QR1] gives its seven fields', () => {
    expect(read(EXAMPLE)).toEqual({
      number: '001199000123',
      oldNumber: '012345678',
      fullName: 'Nguyễn Thị Mẫu',
      dateOfBirth: '1999-01-15',
      gender: 'female',
      address: 'Số 1 phố Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội',
      issueDate: '2021-05-20',
      generation: 'vn-id-2021',
      payload: EXAMPLE,
    })
  })

  it('[QR2] reads the six-field order that has no old number', () => {
    const card = read(EXAMPLE.replace('|012345678', ''))
    expect(card).toMatchObject({ fullName: 'Nguyễn Thị Mẫu', oldNumber: null, dateOfBirth: '1999-01-15' })
    expect(read(EXAMPLE.replace('012345678', ''))).toMatchObject({ oldNumber: null, gender: 'female' })
  })

  it('[QR2] keeps the six-field order apart when more fields follow it', () => {
    const card = read(`${EXAMPLE.replace('|012345678', '')}|||`)
    expect(card).toMatchObject({ fullName: 'Nguyễn Thị Mẫu', issueDate: '2021-05-20' })
  })

  it.each([
    ['15011999', '1999-01-15'],
    ['15/01/1999', '1999-01-15'],
    ['31021999', null],
    ['1999', null],
  ])('[QR3] reads a birth date written %s as %s', (written, date) => {
    expect(read(EXAMPLE.replace('15011999', written)).dateOfBirth).toBe(date)
  })

  it('[QR4] composes letters to NFC and drops the line end that scanners type', () => {
    expect(read(`${EXAMPLE.normalize('NFD')}\r\n`)).toEqual(read(EXAMPLE))
  })

  it('[QR5] tells a card of 2024 by its issue date or by what follows the seventh field, and discards that', () => {
    expect(read(EXAMPLE.replace('20052021', '01072024')).generation).toBe('vn-id-2024')
    expect(read(EXAMPLE.replace('20052021', '30062024')).generation).toBe('vn-id-2021')
    expect(read(`${EXAMPLE}|Nguyễn Văn Cha|Trần Thị Mẹ|`)).toMatchObject({
      generation: 'vn-id-2024',
      address: 'Số 1 phố Mẫu, Phường Mẫu, Quận Mẫu, Hà Nội',
    })
  })

  it('[QR6] puts UTF-8 together again that a scanner typed byte by byte', () => {
    const bytes = [...new TextEncoder().encode(EXAMPLE)]
    expect(read(String.fromCharCode(...bytes)).fullName).toBe('Nguyễn Thị Mẫu')
  })

  it('[QR7] leaves out what makes no sense instead of guessing', () => {
    expect(read(EXAMPLE.replace('|Nữ|', '|?|')).gender).toBeNull()
    expect(read(EXAMPLE.replace('Số 1', 'S\uFFFD 1')).address).toBeNull()
  })

  it.each([
    '',
    'https://example.org/?a|b',
    '001199000123',
    EXAMPLE.replace('001199000123', '1199000123'),
    EXAMPLE.replace('Nguyễn Thị Mẫu', '12345'),
    EXAMPLE.replace('Nguyễn Thị Mẫu', 'Nguy?n Th\uFFFD'),
  ])('[QR8] says that %j is no card code', text => {
    expect(parseIdCardQr(text)).toEqual({ ok: false, error: 'not-a-card-code' })
  })

  it('[QR9] never throws, and never shows an invisible character, whatever is scanned', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('001199000123', 'Lê Văn Á', '01012000', 'Nam'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), parts => {
        const card = parseIdCardQr(parts.join('|'))
        if (!card.ok) return
        expect(card.value.fullName + (card.value.address ?? '')).not.toMatch(/[\p{Cc}\p{Cf}\uFFFD|]/u)
      }),
    )
  })

  it('[QR10] gives back every card that can be written', () => {
    const word = fc.constantFrom('Nguyễn', 'Đặng', 'Thị', 'Mỹ', 'Hường', 'Phở')
    const name = fc.array(word, { minLength: 2, maxLength: 5 }).map(words => words.join(' '))
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
    const date = fc.date({ min: new Date('1930-01-01'), max: new Date('2023-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(digits(12), name, date, fc.constantFrom('Nam', 'Nữ'), (number, fullName, birth, sex) => {
        const iso = birth.toISOString().slice(0, 10)
        const written = iso.split('-').reverse().join('')
        const card = read(`${number}||${fullName}|${written}|${sex}|Xã ${fullName}|01012022`)
        expect(card).toMatchObject({ number, fullName, dateOfBirth: iso, address: `Xã ${fullName}` })
      }),
    )
  })
})
