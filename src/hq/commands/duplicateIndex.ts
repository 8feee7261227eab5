import { renewIndex } from '../duplicates/renewIndex.ts'
import { catchUp } from '../upkeep/catchUp.ts'
import { type Command, TERMINAL } from './command.ts'

export const renewIndexCommand: Command = {
  words: ['index', 'renew'],
  usage: 'index renew',
  does: 'give the duplicate index a new key, after a counter’s keychain fell into wrong hands',
  async run(services) {
    await renewIndex(services, TERMINAL)
    await catchUp(services)
    return { done: 'The duplicate index has a new key; counters fetch it anew.' }
  },
}
