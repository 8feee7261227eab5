import { raiseNumbers } from '../restoring/raiseNumbers.ts'
import { type Command, TERMINAL } from './command.ts'

export const restoredCommand: Command = {
  words: ['restored'],
  usage: 'restored',
  does: 'have counters read everything again, after the database was put back from a backup: before headquarters runs',
  async run(services) {
    await raiseNumbers(services, TERMINAL)
    return { done: 'Counters read again all that headquarters has decided.' }
  },
}
