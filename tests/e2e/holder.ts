import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { foldName } from '../../src/domain/identity/foldName.ts'
import type { Truth } from '../specimens/truth.ts'

const truths: Truth[] = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../specimens/images/truth.json'), 'utf8'),
)

/** Whose card `id-2021-front.jpg` is, as her card says it; she is invented. */
function holderOf(file: string) {
  const { number, fullName, address, dateOfBirth } = truths.find(truth => truth.file === file)?.fields ?? {}
  if (!number || !fullName || !address || !dateOfBirth) throw new Error(`${file} says too little`)
  const [year, month, day] = dateOfBirth.split('-')
  const birth = { iso: dateOfBirth, written: `${day}/${month}/${year}`, inCode: `${day}${month}${year}` }
  return { number, fullName, address, birth, folded: foldName(fullName) }
}

export const holder = holderOf('id-2021-front.jpg')
