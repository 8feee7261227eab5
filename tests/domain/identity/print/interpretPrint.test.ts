import { describe, expect, it } from 'vitest'
import { interpretPrint } from '../../../../src/domain/identity/print/interpretPrint.ts'
import type { PrintLine } from '../../../../src/domain/identity/print/line.ts'
import { line, values } from './printLines.ts'

const nothing = { document: null, vietnamese: false, name: [], address: null }

const front2021 = [
  line(27, 14, 'CĂN CƯỚC CÔNG DÂN'),
  line(27, 20, 'Số / No.: 001199000123'),
  line(27, 25, 'Họ và tên / Full name:'),
  line(27, 28, 'NGUYỄN THỊ MẪU'),
  line(27, 31.5, 'Ngày sinh / Date of birth: 15/01/1999'),
  line(27, 35, 'Giới tính / Sex: Nữ Quốc tịch / Nationality: Việt Nam'),
  line(27, 38.5, 'Quê quán / Place of origin:'),
  line(27, 41, 'Xã Mẫu, Hà Nội'),
  line(27, 44.5, 'Nơi thường trú / Place of residence: Số 1'),
  line(27, 47, 'phố Mẫu, Phường Mẫu,'),
  line(27, 49.5, 'Hà Nội'),
  line(2, 48.5, 'Có giá trị đến: 15/01/2039'),
]

describe('the print of a card', () => {
  it('[PRINT1] of 2021 is read by its labels, the address over all its lines', () => {
    const read = interpretPrint(front2021, nothing)
    expect(read?.document).toBe('vn-id-2021')
    expect(values(read)).toEqual({
      number: '001199000123',
      fullName: 'NGUYỄN THỊ MẪU',
      gender: 'female',
      dateOfBirth: '1999-01-15',
      nationality: 'VNM',
      address: 'Số 1 phố Mẫu, Phường Mẫu, Hà Nội',
    })
    expect(read?.expiry?.value).toBe('2039-01-15')
  })

  it('[PRINT2] is found under labels of which letters were misread, and by either language', () => {
    const misread = front2021.map(one => ({
      ...one,
      words: one.words.map(word => ({
        ...word,
        text: word.text.replace('thường', 'thướng').replace('Full', 'Fuil').replace('Giới', '6iới'),
      })),
    }))
    expect(values(interpretPrint(misread, nothing))).toEqual(values(interpretPrint(front2021, nothing)))
  })

  it('[PRINT3] of 2024 has values below their labels, in columns', () => {
    const read = interpretPrint(
      [
        line(27, 20, 'Số định danh cá nhân / Personal identification number:'),
        line(27, 23, '001199000123'),
        line(27, 28, 'Họ, chữ đệm và tên khai sinh / Full name:'),
        line(27, 31, 'NGUYỄN THỊ MẪU'),
        line(27, 35, 'Ngày, tháng, năm sinh / Date of birth:'),
        line(75, 35, 'Giới tính / Sex:'),
        line(27, 38, '15/01/1999'),
        line(75, 38, 'Nữ'),
        line(27, 42, 'Quốc tịch / Nationality:'),
        line(27, 45, 'Việt Nam'),
      ],
      nothing,
    )
    expect(read?.document).toBe('vn-id-2024')
    expect(values(read)).toEqual({
      number: '001199000123',
      fullName: 'NGUYỄN THỊ MẪU',
      gender: 'female',
      dateOfBirth: '1999-01-15',
      nationality: 'VNM',
    })
  })

  it('[PRINT4] gives no value that breaks its alphabet', () => {
    const broken = front2021.map(one =>
      one.words[0]?.text === 'NGUYỄN' ? line(27, 28, 'NGUYỄN T4Ị MẪU') : one,
    )
    expect(interpretPrint(broken, nothing)?.fields.fullName).toBeUndefined()
    const short = front2021.map(one => (one.top === 20 ? line(27, 20, 'Số / No.: 00119900012') : one))
    expect(interpretPrint(short, nothing)?.fields.number).toBeUndefined()
    const never = front2021.map(one => (one.top === 31.5 ? line(27, 31.5, 'Ngày sinh: 31/02/1999') : one))
    expect(interpretPrint(never, nothing)?.fields.dateOfBirth).toBeUndefined()
  })

  it('[PRINT5] loses the dirt at the ends of a value, and is not certain where that may have been a word', () => {
    const dirty = (text: string) =>
      interpretPrint(
        front2021.map(one => (one.top === 28 ? line(27, 28, text) : one)),
        nothing,
      )?.fields.fullName
    expect(dirty('» NGUYỄN THỊ MẪU =')).toMatchObject({ value: 'NGUYỄN THỊ MẪU', confidence: 0.95 })
    const cut = dirty('x2y NGUYỄN THỊ MẪU')
    expect(cut?.value).toBe('NGUYỄN THỊ MẪU')
    expect(cut?.confidence).toBeLessThan(0.5)
  })

  it('[PRINT6] puts a name right by the words that names are made of, and says so', () => {
    const misread = front2021.map(one => (one.top === 28 ? line(27, 28, 'NGUYÊN THỊ HẠU') : one))
    expect(interpretPrint(misread, nothing)?.fields.fullName).toMatchObject({
      value: 'NGUYỄN THỊ HẬU',
      corrected: true,
    })
  })

  it('[PRINT10] has the address that the code says without what stands around it', () => {
    const dirty = front2021.map(one =>
      one.top === 44.5
        ? line(27, 44.5, 'Nơi thường trú £Pla Số 1')
        : one.top === 49.5
          ? line(27, 49.5, 'Hà Nội LAI. ai ầi')
          : one,
    )
    const hints = { ...nothing, document: 'vn-id-2021', address: 'Số 1 phố Mẫu, Phường Mẫu, Hà Nội' } as const
    expect(interpretPrint(dirty, nothing)?.fields.address?.value).not.toBe(hints.address)
    expect(interpretPrint(dirty, hints)?.fields.address?.value).toBe(hints.address)
    const other = { ...hints, address: 'Thôn Khác, Xã Khác, Cà Mau' }
    expect(interpretPrint(front2021, other)?.fields.address?.value).toBe(hints.address)
  })

  const address = 'Số 1 phố Mẫu, Phường Mẫu, Hà Nội'
  const coded = { ...nothing, document: 'vn-id-2021', address } as const
  /** The card with other lines where one stood. */
  const instead = (top: number, ...others: PrintLine[]) => [
    ...front2021.filter(one => one.top !== top),
    ...others,
  ]
  const residence = (lines: readonly PrintLine[], hints: Parameters<typeof interpretPrint>[1] = nothing) =>
    interpretPrint(lines, hints)?.fields.address

  it('[PRINT12] has the address that the code says though no label tells where it stands', () => {
    const small = { ...line(27, 45, 'Nci tg'), bottom: 46.2 }
    const worn = instead(44.5, small, line(67, 44.5, 'Số 1'))
    expect(residence(worn, coded)?.value).toBe(address)
    const other = { ...coded, address: 'Thôn Khác, Xã Khác, Cà Mau' }
    expect(residence(worn, other)?.value).not.toBe(other.address)
  })

  it('[PRINT13] takes no date on the height of an address for a part of it', () => {
    const run = instead(47, line(23.5, 47, '01/01/2039) phố Mẫu, Phường Mẫu,'))
    expect(residence(run)?.value).toBe(address)
    expect(residence(run, coded)?.value).toBe(address)
  })

  it('[PRINT14] goes on far beside a label of which the end was lost', () => {
    expect(residence(instead(44.5, line(27, 44.5, 'Nơi thường trú /'), line(67, 44.5, 'Số 1')))?.value).toBe(
      address,
    )
  })

  it('[PRINT15] puts back a blank that was lost behind a comma', () => {
    expect(residence(instead(47, line(27, 47, 'phố Mẫu,Phường Mẫu,')))?.value).toBe(address)
  })

  it.each([
    ['its colon', line(27, 44.5, 'Nơi thường trú / Pbce %f rexXrXe: Số 1')],
    ['its likeness', line(27, 44.5, 'Nơi thường trú Pbce of résdence, Số 1', 0.7)],
  ])('[PRINT16] tells the rest of a misread label from the address by %s', (_, misread) => {
    expect(residence(instead(44.5, misread))?.value).toBe(address)
  })

  it('[PRINT16] tells the rest of a misread label from the address by its size, however well it was read', () => {
    const small = { ...line(27, 45, 'Nơi thường trú / Pla'), bottom: 46.2 }
    expect(residence(instead(44.5, small, line(53, 44.5, 'Số 1')))?.value).toBe(address)
  })

  it('[PRINT16] keeps the first word of an address behind a whole label, however badly it was read', () => {
    const [whole] = front2021.filter(({ top }) => top === 44.5)
    const words = whole?.words.map(word => (word.text === 'Số' ? { ...word, confidence: 0.4 } : word)) ?? []
    expect(residence(instead(44.5, { ...line(27, 44.5, 'x'), words }))?.value).toBe(address)
  })

  it('[PRINT17] is found where cards of 2021 have it, and not certain, where neither label nor code was read', () => {
    const small = { ...line(27, 45, 'Nci tg'), bottom: 46.2 }
    const worn = instead(44.5, small, line(67, 44.5, 'Số 1'))
    expect(residence(worn)).toMatchObject({ value: address, confidence: 0.7 })
    expect(residence(instead(44.5, small))).toBeUndefined()
  })

  it('[PRINT18] leaves out what was read too badly to be meant, and is not certain of the rest', () => {
    const dirty = [...front2021, line(28, 48.4, 'nượi', 0.2)]
    const read = residence(dirty)
    expect(read?.value).toBe(address)
    expect(read?.confidence).toBeLessThan(0.5)
  })

  it('[PRINT19] has the name below its label, not the badly read rest of the label', () => {
    const rest = { ...line(27, 25, 'Họ và tên FUN') }
    const words = rest.words.map(word => (word.text === 'FUN' ? { ...word, confidence: 0.1 } : word))
    expect(interpretPrint(instead(25, { ...rest, words }), nothing)?.fields.fullName?.value).toBe(
      'NGUYỄN THỊ MẪU',
    )
  })

  it('[PRINT23] has the name below its label, whatever dirt of which nothing was read lies beside both', () => {
    const label = { ...line(27, 25, 'Họ và tên / Full name:') }
    const dirt: PrintLine = {
      words: [],
      left: label.right + 2,
      right: label.right + 4,
      top: 25.2,
      bottom: 29.5,
    }
    expect(interpretPrint([label, dirt, ...instead(25)], nothing)?.fields.fullName).toMatchObject({
      value: 'NGUYỄN THỊ MẪU',
      confidence: 0.95,
    })
  })

  it('[PRINT21] of 2024 is known by its heading where its labels are lost', () => {
    const worn = [
      line(37, 12, 'CĂN CƯỚC'),
      line(39, 14, 'IDENTITY CARD'),
      line(28, 20, '001199000123'),
      line(28, 28, 'NGÔ DIỆU YẾN'),
    ]
    const read = interpretPrint(worn, nothing)
    expect(read?.document).toBe('vn-id-2024')
    expect(values(read)).toEqual({ number: '001199000123', fullName: 'NGÔ DIỆU YẾN' })
  })

  it.each([
    ['a receipt', [line(5, 5, 'CỬA HÀNG MẪU'), line(5, 8, 'Ngày 15/01/1999 Số 001199000123')]],
    ['nothing', []],
  ])('[PRINT7] is not seen in %s', (_, lines) => {
    expect(interpretPrint(lines, nothing)).toBeNull()
  })
})
