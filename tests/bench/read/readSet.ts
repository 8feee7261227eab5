import type { Truth } from '../../specimens/truth.ts'
import type { Answer } from '../readProcess.ts'
import type { Child } from './child.ts'
import type { Picture } from './images.ts'
import { type Score, score } from './score.ts'

export interface ReadPicture {
  path: string
  truth: Truth
  score: Score
  answer: Answer
  ms: number
}

/** Reads pictures one after the other, as a counter does. */
export async function readSet(reader: Child<Answer>, pictures: readonly Picture[]): Promise<ReadPicture[]> {
  const read: ReadPicture[] = []
  for (const { path, truth } of pictures) {
    const answer = await reader.ask(path)
    const reading = answer.result.ok ? answer.result.value : null
    read.push({ path, truth, answer, score: score(truth, reading), ms: answer.ms })
  }
  return read
}
