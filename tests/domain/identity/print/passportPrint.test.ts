import { describe, expect, it } from 'vitest'
import { interpretPrint } from '../../../../src/domain/identity/print/interpretPrint.ts'
import { line, values } from './printLines.ts'

const passport = { document: 'passport', vietnamese: false, name: [], address: null } as const

describe('the print of a passport', () => {
  const page = [
    line(47, 24, '1. Name / Surname / Nom'),
    line(47, 27, "O'CONNOR"),
    line(47, 32, '2. Given names / Prénoms'),
    line(47, 35, 'JEAN LỤC'),
    line(47, 46, '4. Date of birth'),
    line(47, 49, '02/03/1951'),
    line(47, 54, 'Date of issue'),
    line(47, 57, '02/03/2024'),
  ]

  it('[PRINT8] gives the name in its two parts, without marks that no western name has', () => {
    expect(values(interpretPrint(page, passport))).toEqual({
      fullName: "O'CONNOR JEAN LUC",
      dateOfBirth: '1951-03-02',
    })
  })

  it('[PRINT9] is found by the name that the zone has, where labels are covered', () => {
    const covered = page.filter(one => !/Name|Given/.test(one.words.map(word => word.text).join(' ')))
    const hints = { ...passport, name: ['OCONNOR', 'JEAN LUC'] }
    expect(values(interpretPrint(covered, hints)).fullName).toBe("O'CONNOR JEAN LUC")
    expect(values(interpretPrint(covered, passport)).fullName).toBeUndefined()
  })

  it('[PRINT20] has no digit in a name: it has the letter that was taken for one, and is not certain of it', () => {
    const names = (surname: string, given: string) => {
      const lines = [
        line(47, 24, 'Surname / Nom'),
        line(47, 27, surname),
        line(47, 32, 'Given names / Prénoms'),
        line(47, 35, given),
      ]
      return interpretPrint(lines, passport)?.fields.fullName
    }
    expect(names('0UYANG', 'JIH0')).toMatchObject({ value: 'OUYANG JIHO', corrected: true })
    expect(names('OUYANG', 'JIHO')).toMatchObject({ value: 'OUYANG JIHO', corrected: false })
  })

  it.each(['DIỆU NGUYỆT', 'TƯỜNG HẰNG', 'ĐÌNH THẮNG'])(
    '[PRINT22] takes no given name that is printed by itself for a family name: %s',
    given => {
      const lines = [
        line(47, 24, 'Họ / Surname'),
        line(47, 27, 'DƯƠNG'),
        line(47, 32, 'Chữ đệm và tên / Given names'),
        line(47, 35, given),
      ]
      const read = interpretPrint(lines, { ...passport, vietnamese: true })
      expect(read?.fields.fullName).toEqual({ value: `DƯƠNG ${given}`, confidence: 0.95, corrected: false })
    },
  )

  it('[PRINT11] keeps a short surname whose label was half lost', () => {
    const half = [
      line(52, 24, '/ Surname'),
      line(47, 27, 'TẠ'),
      line(47, 32, 'Chữ đệm và tên / Given names'),
      line(47, 35, 'MINH VƯỢNG'),
    ]
    const hints = { ...passport, vietnamese: true, name: ['TA', 'MINH VUONG'] }
    expect(values(interpretPrint(half, hints)).fullName).toBe('TẠ MINH VƯỢNG')
  })
})
