import type { Sheet } from '../../../src/renderer/print/sheet.ts'

/** A letter with everything that a letter can have. */
export const letterSheet: Sheet = {
  kind: 'letter',
  language: 'vi',
  letters: [
    {
      template: 'requestAnswered',
      number: '001-26/2026-0007',
      date: '2026-03-02T07:05:00.000Z',
      content: t => ({
        addressee: ['Bà Nguyễn Thị Mẫu', 'Số 1 phố Mẫu, Phường Mẫu, Hà Nội'],
        values: {
          receivedOn: '26/02/2026',
          request: t('facts.name.phone'),
          outcome: t('receipt.given'),
        },
        rows: [
          { label: t('facts.name.fullName'), value: 'Nguyễn Thị Mẫu' },
          { label: t('facts.name.phone'), value: '0912 345 678' },
        ],
        body: 'Chúng tôi đã sửa số điện thoại như Quý khách yêu cầu.\nSố cũ không còn được dùng nữa.',
      }),
    },
  ],
}

/** A membership card. */
export const cardSheet: Sheet = {
  kind: 'card',
  language: 'vi',
  card: { cardNumber: '001010000018', fullName: 'Nguyễn Thị Mẫu' },
}

/** Of somebody whose name takes two lines. */
export const longNameSheet: Sheet = {
  ...cardSheet,
  card: { cardNumber: '001010000018', fullName: 'Công Tằng Tôn Nữ Nguyễn Phước Thuỳ Hương Ngọc Khuê' },
}
