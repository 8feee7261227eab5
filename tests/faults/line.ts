import { writeSync } from 'node:fs'
import type { Acknowledgement } from './acknowledgement.ts'
import type { Task } from './writer.ts'

const LINE = 3

/** To the parent; the shim records it between what is done to the disk. */
export const tell = (acknowledgement: Acknowledgement) =>
  writeSync(LINE, `${JSON.stringify(acknowledgement)}\n`)

/** To the shim, where the task has a command for this moment. */
export function commandAt(when: NonNullable<Task['command']>['when'], { command }: Task): void {
  if (command?.when === when) writeSync(LINE, command.text)
}
