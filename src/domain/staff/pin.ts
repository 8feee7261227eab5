/** Why a PIN is not accepted. */
export type PinProblem = 'pin-malformed' | 'pin-too-simple'

const MANY_PEOPLE_CHOOSE = [
  '112233',
  '121212',
  '123123',
  '123321',
  '159753',
  '131313',
  '147258',
  '147852',
  '246810',
  '258456',
  '696969',
  '789456',
  '686868',
  '868686',
  '797979',
]

const steps = (pin: string) =>
  [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10)

/** 111111, 123456, 987654, 890123: every digit is the one before plus the same small step. */
function isRun(pin: string): boolean {
  const [first, ...rest] = steps(pin)
  return (first === 0 || first === 1 || first === 9) && rest.every(step => step === first)
}

/** 121212, 123123, 12341234: the first half, or a part of it, said again. */
const isRepeated = (pin: string) => /^(\d{1,4})\1+$/.test(pin)

const isDayAndMonth = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12

/** ddMMyy and yyMMdd, ddMMyyyy and yyyyMMdd of a birth: what is tried first by anyone who knows the person. */
function isDate(pin: string): boolean {
  const part = (from: number, to: number) => Number(pin.slice(from, to))
  if (pin.length === 6) return isDayAndMonth(part(0, 2), part(2, 4)) || isDayAndMonth(part(4, 6), part(2, 4))
  if (pin.length !== 8) return false
  const isYear = (year: number) => year >= 1900 && year <= 2099
  return (
    (isYear(part(4, 8)) && isDayAndMonth(part(0, 2), part(2, 4))) ||
    (isYear(part(0, 4)) && isDayAndMonth(part(6, 8), part(4, 6)))
  )
}

/** @param pin as typed: 6 to 12 digits. Null when it may be used. */
export function pinProblem(pin: string): PinProblem | null {
  if (!/^\d{6,12}$/.test(pin)) return 'pin-malformed'
  const simple = isRun(pin) || isRepeated(pin) || isDate(pin) || MANY_PEOPLE_CHOOSE.includes(pin)
  return simple ? 'pin-too-simple' : null
}
