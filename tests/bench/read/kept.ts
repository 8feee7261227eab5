import { appendFile, readFile } from 'node:fs/promises'
import type { Answer } from '../readProcess.ts'

interface Line {
  path: string
  answer: Answer
}

/** Answers by the picture's path. */
export interface Kept {
  get(path: string): Answer | undefined
  add(path: string, answer: Answer): Promise<void>
}

/**
 * Answers of a run that was broken off, taken up again: one JSON object a line. Whoever names the file sees to it that it is
 * of the same reader. Without a file nothing is kept.
 */
export async function openKept(file: string | undefined): Promise<Kept> {
  const text = file ? await readFile(file, 'utf8').catch(() => '') : ''
  const lines = text.split('\n').filter(line => line.endsWith('}'))
  const answers = new Map(lines.map(line => JSON.parse(line) as Line).map(one => [one.path, one.answer]))
  return {
    get: path => answers.get(path),
    async add(path, answer) {
      answers.set(path, answer)
      if (file) await appendFile(file, `${JSON.stringify({ path, answer } satisfies Line)}\n`)
    },
  }
}
