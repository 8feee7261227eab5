/**
 * Membership card numbers are made offline, so uniqueness comes from who makes them:
 * 3 digits store, 2 digits counter (both given by headquarters at joining), 6 digits serial of that
 * counter, 1 Luhn digit (ISO/IEC 7812-1 annex B), which catches any one wrong digit and nearly all
 * swapped neighbours.
 */
export type CardNumber = string

const luhn = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** @param serial 1…999999. Throws beyond that: a counter that enrolled a million people is a bug elsewhere. */
export function cardNumber(storeCode: string, counterNumber: number, serial: number): CardNumber {
  if (!/^\d{3}$/.test(storeCode) || counterNumber < 1 || counterNumber > 99 || serial < 1 || serial > 999_999)
    throw new RangeError('card number out of range')
  const digits = storeCode + String(counterNumber).padStart(2, '0') + String(serial).padStart(6, '0')
  return digits + luhn(digits)
}

export const isCardNumber = (text: string) =>
  /^\d{12}$/.test(text) && luhn(text.slice(0, 11)) === Number(text[11])

/** Spaced the way it is printed: `0010 1000 1236`. */
export const formatCardNumber = (card: CardNumber) => card.replace(/(\d{4})(?=\d)/g, '$1 ')
