import { describe, expect, it } from 'vitest'
import { isNameSyllable, likelySyllable } from '../../../../src/domain/identity/print/nameSyllables.ts'
import { isSyllable } from '../../../../src/domain/identity/print/syllable.ts'

describe('a word of Vietnamese', () => {
  it.each('NGUYỄN THUỲ Quỳnh nghiêng ƯỚC Ý giếng Khuê HUẾ Oanh YẾN ẤP XUYẾN'.split(' '))(
    '[WORD1] can be %s',
    word => {
      expect(isSyllable(word)).toBe(true)
    },
  )

  it.each('NGUỲỆT SMITH HẢT Đắk Kpam ĐDCN BÁÀ NGG W'.split(' '))('[WORD1] cannot be %s', word => {
    expect(isSyllable(word)).toBe(false)
  })
})

describe('a word of a name', () => {
  it.each([
    ['NGUYÊN', true, 'NGUYỄN'],
    ['HẠU', false, 'HẬU'],
    ['NGUỲỆT', false, 'NGUYỆT'],
    ['HÃNG', false, 'HẰNG'],
  ])('[WORD2] that was read %s must be another', (read, first, meant) => {
    expect(likelySyllable(read, first)).toBe(meant)
  })

  it.each([
    ['NGUYÊN', false],
    ['THÀNH', false],
    ['NIÊ', true],
    ['KSOR', true],
  ])('[WORD2] that is %s stays as it is', (read, first) => {
    expect(likelySyllable(read, first)).toBe(read)
  })

  it('[WORD3] is known in capitals', () => {
    expect(isNameSyllable('PHƯƠNG')).toBe(true)
    expect(isNameSyllable('PHUƠNG')).toBe(false)
  })
})
