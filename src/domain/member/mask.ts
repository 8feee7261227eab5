/**
 * Masking for lists and status lines: enough for a clerk to recognise the customer standing there,
 * too little to identify anyone from a photograph of the screen.
 */

/** `001199000123` → `••••••••0123`. */
export const maskNumber = (number: string) => '•'.repeat(Math.max(0, number.length - 4)) + number.slice(-4)

/** `Nguyễn Thị Mẫu` → `N••• T••• Mẫu`: the given name stays, which is how Vietnamese people are called. */
export function maskName(fullName: string): string {
  const words = fullName.split(/\s+/u).filter(Boolean)
  return words.map((word, at) => (at === words.length - 1 ? word : `${[...word][0]}•••`)).join(' ')
}
