import { expect, type Page } from '@playwright/test'

/** Somebody invented. */
export const customer = {
  number: '001199000123',
  fullName: 'Nguyễn Thị Mẫu',
  birth: '15011999',
  gender: 'Nữ',
} as const

/** An invented customer's card code, as a hand-held scanner or the clipboard brings it. */
export function codeOf(holder: {
  number: string
  fullName: string
  birth: string
  gender: 'Nam' | 'Nữ'
}): string {
  const { number, fullName, birth, gender } = holder
  return `${number}||${fullName}|${birth}|${gender}|Số 1 phố Mẫu, Phường Mẫu, Hà Nội|20052021`
}

/** Brings a card's code into the form: everything that a card says, and no picture to be read. */
export async function scanCode(page: Page, code: string): Promise<void> {
  await page.evaluate(text => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }))
  }, code)
  await expect(page.locator('#fact-number')).toHaveValue(code.split('|')[0] ?? '')
}
