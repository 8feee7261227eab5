import type { Services } from '../services.ts'

/** Who did it, in the log of headquarters' actions. */
export const TERMINAL = 'terminal'

/** One thing to do from the terminal. */
export interface Command {
  /** The arguments as the usage shows them, `store add CODE NAME`. */
  usage: string
  does: string
  /** The words that call it, `['store', 'add']`. */
  words: string[]
  /** @returns what to print, or why not. */
  run(services: Services, args: string[]): Promise<Outcome>
}

export type Outcome = { done: string } | { fault: string }
