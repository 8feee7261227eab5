import type { Truth } from '../../specimens/truth.ts'
import type { Answer } from '../readProcess.ts'
import type { Child } from './child.ts'
import type { Picture } from './images.ts'
import type { Kept } from './kept.ts'
import { type Score, score } from './score.ts'

export interface ReadPicture {
  path: string
  truth: Truth
  score: Score
  answer: Answer
  ms: number
}

/** Reads a picture, or takes what an earlier run was answered. */
export async function readOne(
  reader: Child<Answer>,
  { path, truth }: Picture,
  kept: Kept,
): Promise<ReadPicture> {
  const known = kept.get(path)
  const answer = known ?? (await reader.ask(path))
  if (!known) await kept.add(path, answer)
  const reading = answer.result.ok ? answer.result.value : null
  return { path, truth, answer, score: score(truth, reading), ms: answer.ms }
}
