import type { interpretPrint } from '../../../../src/domain/identity/print/interpretPrint.ts'
import type { PrintLine } from '../../../../src/domain/identity/print/line.ts'

const LETTER = 1.1
/** A line of print, its words `LETTER` millimetres a letter apart, all as sure as said. */
export function line(left: number, top: number, text: string, confidence = 0.95): PrintLine {
  let at = left
  const words = text.split(' ').map(word => {
    const from = at
    at += (word.length + 1) * LETTER
    return { text: word, left: from, right: at - LETTER, confidence }
  })
  return { words, left, right: at - LETTER, top, bottom: top + 1.8 }
}

export const values = (read: ReturnType<typeof interpretPrint>) =>
  Object.fromEntries(Object.entries(read?.fields ?? {}).map(([name, field]) => [name, field.value]))
