/**
 * Text as a form may hold it: NFC, single spaces, nothing invisible. Null when nothing is left, or when the text holds
 * the replacement character, which means that bytes were lost on the way.
 */
export function readableText(text: string): string | null {
  if (text.includes('\uFFFD')) return null
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return clean || null
}
