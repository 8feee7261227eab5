import { Operator } from '../../contract/console/operator.ts'
import { SHORTEST_PASSPHRASE } from '../../domain/staff/operators.ts'
import { inTransaction } from '../database/transaction.ts'
import { hashPassphrase, makePassphrase } from '../operators/passphrase.ts'
import { recordAction } from '../repositories/actions.ts'
import { dismissOperator, listOperators, putOperator } from '../repositories/operators.ts'
import { askSecret } from './askSecret.ts'
import { type Command, TERMINAL } from './command.ts'

export const addOperatorCommand: Command = {
  words: ['operator', 'add'],
  usage: 'operator add LOGIN "FULL NAME" administrator|supervisor|auditor',
  does: 'let somebody use the console, or give them a new role and passphrase',
  async run(services, [name, fullName, role]) {
    const { db, keys, clock, random } = services
    const operator = Operator.safeParse({ name, fullName: fullName?.normalize('NFC').trim(), role })
    if (!operator.success)
      return {
        fault: 'Give a login of small letters, a full name, and administrator, supervisor or auditor.',
      }
    const typed = await askSecret(`Passphrase (${SHORTEST_PASSPHRASE} characters or more; Enter makes one): `)
    if (typed !== '' && typed.length < SHORTEST_PASSPHRASE)
      return { fault: `A passphrase has ${SHORTEST_PASSPHRASE} characters or more.` }
    const passphrase = typed || makePassphrase(random)
    const passphraseHash = await hashPassphrase(passphrase, keys)
    await inTransaction(db, async tx => {
      await putOperator(tx, { ...operator.data, passphraseHash }, clock())
      const { role, name: subject } = operator.data
      await recordAction(tx, services, { actor: TERMINAL, action: `operator.made-${role}`, subject })
    })
    const shown = typed ? '' : ` Passphrase: ${passphrase} (shown once)`
    return { done: `${operator.data.name} is ${operator.data.role} at the console.${shown}` }
  },
}

export const dismissOperatorCommand: Command = {
  words: ['operator', 'dismiss'],
  usage: 'operator dismiss LOGIN',
  does: 'let somebody use the console no more; whoever is signed in under that name is out at once',
  async run(services, [name = '']) {
    const dismissed = await inTransaction(services.db, async tx => {
      if (!(await dismissOperator(tx, name, services.clock()))) return false
      await recordAction(tx, services, { actor: TERMINAL, action: 'operator.dismissed', subject: name })
      return true
    })
    return dismissed ? { done: `${name} is out.` } : { fault: `There is no operator ${name}.` }
  },
}

export const listOperatorsCommand: Command = {
  words: ['operators'],
  usage: 'operators',
  does: 'list who may use the console',
  async run({ db }) {
    const lines = (await listOperators(db)).map(({ name, fullName, role }) => `${name}\t${role}\t${fullName}`)
    return { done: lines.join('\n') || 'nobody yet' }
  },
}
