import { type Chance, oneOf } from './inventedNames.ts'

const bare = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')

/** What clerks type before they have typed enough: it fits a good part of all members. */
const short = [
  'n',
  'ng',
  'nguyen',
  'nguyễn',
  'nguyen thi',
  'tran van',
  'h',
  't a',
  'nguyen t',
  'le',
  'thi',
  'van a',
]
/** Many fit each word, and hardly anybody fits all of them: the most that a search can be made to read. */
const hard = [
  'nguyen tran le',
  'pham thi van ng',
  'v a n k',
  'q k r v',
  'nguyen van thi a b',
  'hoang thi van duc',
]

/**
 * What a clerk types to find somebody of this name: some of its words in any order, mostly by their beginnings and
 * without diacritics; now and then too little, or what is hard to answer.
 */
export function askFor(chance: Chance, fullName: string): string {
  const kind = chance()
  if (kind < 0.1) return oneOf(chance, short)
  if (kind < 0.15) return oneOf(chance, hard)
  const words = fullName.split(/[\s-]+/)
  const chosen = words.filter(() => chance() < 0.75)
  const asked = (chosen.length > 0 ? chosen : words)
    .map(word => ({ word, place: chance() }))
    .sort((a, b) => (kind < 0.5 ? a.place - b.place : 0))
    .map(({ word }) => (chance() < 0.6 ? word : word.slice(0, 1 + Math.floor(chance() * word.length))))
    .join(' ')
  return chance() < 0.7 ? bare(asked).toLowerCase() : asked
}
