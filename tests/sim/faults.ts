import type { Chance } from './random.ts'

/** How likely everything is that can go wrong: each of these is a probability, or zero where it never happens. */
export interface Faults {
  /** Of each request: it is lost on its way to headquarters. */
  requestLost: number
  /** Of each request: headquarters gets it, and its answer is lost. */
  answerLost: number
  /** Of each request: it arrives twice. */
  doubled: number
  /** Of each message: it takes up to a minute, and may overtake and be overtaken. */
  late: number
  /** Of each answer: something on the way answers in headquarters' place. */
  foreignAnswer: number
  /** Of each answer: it is an earlier answer to the same counter once more. */
  staleAnswer: number
  /** Of each statement at headquarters: the database breaks the connection off. */
  statementBroken: number
  /** Of each statement: the database gives the transaction up for another's sake. */
  conflict: number
  /** Of each commit: it is done, and nobody is told. */
  commitUntold: number
  /** Of each statement: the process of headquarters is killed. */
  instanceKilled: number
  /** Of each commit in a counter's store: the counter is killed just after it. */
  counterKilledAtCommit: number
  /** Of each thing that a counter waits for: the counter is killed while it waits. */
  counterKilledWaiting: number
}

export const noFaults: Faults = {
  requestLost: 0,
  answerLost: 0,
  doubled: 0,
  late: 0,
  foreignAnswer: 0,
  staleAnswer: 0,
  statementBroken: 0,
  conflict: 0,
  commitUntold: 0,
  instanceKilled: 0,
  counterKilledAtCommit: 0,
  counterKilledWaiting: 0,
}

const worst: Faults = {
  requestLost: 0.2,
  answerLost: 0.2,
  doubled: 0.15,
  late: 0.15,
  foreignAnswer: 0.05,
  staleAnswer: 0.05,
  statementBroken: 0.01,
  conflict: 0.01,
  commitUntold: 0.03,
  instanceKilled: 0.004,
  counterKilledAtCommit: 0.02,
  counterKilledWaiting: 0.02,
}

/** Each kind happens in half of the seeds: what hides behind one kind shows where that one is missing. */
export function drawFaults(chance: Chance): Faults {
  const drawn = Object.entries(worst).map(([kind, most]) => [
    kind,
    chance.hits(0.5) ? most * chance.next() : 0,
  ])
  return Object.fromEntries(drawn) as unknown as Faults
}
