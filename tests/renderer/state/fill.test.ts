import { describe, expect, it } from 'vitest'
import { chosen, emptyFields, typed } from '../../../src/renderer/state/field.ts'
import { fill, isOtherPerson, replaceAll } from '../../../src/renderer/state/fill.ts'
import { mrzReading, passportReading, qrReading } from '../samples.ts'

const withTypedName = () => {
  const fields = emptyFields()
  return { ...fields, fullName: typed(fields.fullName, 'Nguyễn Thị Mẫn') }
}

describe('filling the form from a document', () => {
  it('writes dates as dd/MM/yyyy and marks each field with its source and certainty', () => {
    const { number, dateOfBirth, phone } = fill(emptyFields(), qrReading)
    expect(number).toMatchObject({
      text: '001199000123',
      origin: { by: 'document', sources: ['qr'], verified: true },
    })
    expect(dateOfBirth.text).toBe('15/01/1999')
    expect(phone).toMatchObject({ text: '', origin: null })
  })

  it('keeps what the clerk typed and offers what was read beside it', () => {
    const { fullName } = fill(withTypedName(), qrReading)
    expect(fullName.text).toBe('Nguyễn Thị Mẫn')
    expect(fullName.origin).toEqual({ by: 'hand', changed: false })
    expect(fullName.choices.map(choice => choice.text)).toEqual(['Nguyễn Thị Mẫn', 'Nguyễn Thị Mẫu'])
  })

  it('lets the clerk choose between the two, and back, in an order that stays', () => {
    const { fullName } = fill(withTypedName(), qrReading)
    const [mine, read] = fullName.choices
    if (!mine || !read) throw new Error('two choices expected')
    const after = chosen(fullName, read)
    expect(after).toMatchObject({ text: 'Nguyễn Thị Mẫu', origin: { by: 'document' } })
    expect(after.choices).toEqual(fullName.choices)
    expect(chosen(after, mine).text).toBe('Nguyễn Thị Mẫn')
  })

  it('adds up front and back of one card and keeps the diacritics that the MRZ does not have', () => {
    const { fullName } = fill(fill(emptyFields(), mrzReading), qrReading)
    expect(fullName.text).toBe('Nguyễn Thị Mẫu')
    expect(fullName.origin).toEqual({ by: 'document', sources: ['mrz', 'qr'], verified: true })
    expect(fullName.choices).toEqual([])
    expect(fill(fill(emptyFields(), qrReading), mrzReading).fullName.text).toBe('Nguyễn Thị Mẫu')
  })

  it('offers values on which the sources disagree', () => {
    const { fullName } = fill(emptyFields(), passportReading)
    expect(fullName.choices.map(({ text }) => text)).toEqual(['KIM SPECIMEN', 'KIM SPECIMFN'])
  })

  it('marks a read field that was changed by hand, and unmarks it when it is put back from the choices', () => {
    const { number } = fill(emptyFields(), qrReading)
    expect(typed(number, '001199000124').origin).toEqual({ by: 'hand', changed: true })
    const { fullName } = fill(withTypedName(), qrReading)
    expect(typed(fullName, 'Nguyễn Thị Mẫu').origin).toMatchObject({ by: 'document' })
  })

  it('notices another person’s document and replaces only what a document says', () => {
    const before = fill(emptyFields(), qrReading)
    const fields = { ...before, phone: typed(before.phone, '0912345678') }
    expect(isOtherPerson(fields, passportReading)).toBe(true)
    expect(isOtherPerson(fields, mrzReading)).toBe(false)
    const { number: _, ...others } = mrzReading.fields
    const stranger = { ...others, fullName: { ...others.fullName, value: 'KIM SEOYEON' } }
    expect(isOtherPerson(fields, { ...mrzReading, fields: stranger as typeof mrzReading.fields })).toBe(true)
    const replaced = replaceAll(fields, passportReading)
    expect(replaced.number.text).toBe('M12345678')
    expect(replaced.address.text).toBe('')
    expect(replaced.phone.text).toBe('0912345678')
  })
})
