import { randomBytes } from 'node:crypto'
import { AlreadyServedError } from '../database/postgres.ts'
import { describeError, makeLog } from '../log.ts'
import { openServices } from '../open.ts'
import { WrongSecretError } from '../secrets/keys.ts'
import { readSettings, type Settings } from '../settings.ts'
import type { Command } from './command.ts'
import { listNoticesCommand, publishNoticeCommand, settingsCommand } from './company.ts'
import { codeCommand, devicesCommand, recoverCommand, reinstateCommand, revokeCommand } from './device.ts'
import { renewIndexCommand } from './duplicateIndex.ts'
import { addOperatorCommand, dismissOperatorCommand, listOperatorsCommand } from './operator.ts'
import { restoredCommand } from './restored.ts'
import { serve } from './serve.ts'
import { addStaffCommand, dismissStaffCommand } from './staff.ts'
import { addStoreCommand, listStoresCommand } from './store.ts'

const commands: Command[] = [
  addStoreCommand,
  listStoresCommand,
  addStaffCommand,
  dismissStaffCommand,
  codeCommand,
  devicesCommand,
  revokeCommand,
  reinstateCommand,
  recoverCommand,
  renewIndexCommand,
  restoredCommand,
  settingsCommand,
  publishNoticeCommand,
  listNoticesCommand,
  addOperatorCommand,
  dismissOperatorCommand,
  listOperatorsCommand,
]

const usage = [
  'npm run hq                       run headquarters',
  ...commands.map(command => `npm run hq -- ${command.usage}\n    ${command.does}`),
  '',
].join('\n')

/** @returns the exit status: 0 done, 1 not done, 2 not understood. */
export async function runCommand(args: string[]): Promise<number> {
  try {
    const settings = readSettings(process.env)
    if (args.length === 0) return await serve(settings).then(() => 0)
    const command = commands.find(({ words }) => words.every((word, at) => args[at] === word))
    if (command) return await runOn(settings, command, args.slice(command.words.length))
    process.stderr.write(usage)
    return 2
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    return 1
  }
}

/** On the database of a headquarters that runs, or on its data folder when none does. */
async function runOn(settings: Settings, command: Command, args: string[]): Promise<number> {
  const log = makeLog('warn')
  const opened = await openServices({ ...settings, mode: 'visit', log, random: randomBytes })
  try {
    const outcome = await command.run(opened.services, args)
    if ('done' in outcome) process.stdout.write(`${outcome.done}\n`)
    else process.stderr.write(`${outcome.fault}\n`)
    return 'done' in outcome ? 0 : 1
  } finally {
    await opened.close()
  }
}

/** Our own messages and the system's say what to do; a database's may quote what is in it. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'Headquarters cannot run.'
  const isSystem = 'syscall' in error
  const isOurs =
    error instanceof AlreadyServedError || error instanceof WrongSecretError || error.constructor === Error
  return isSystem || isOurs
    ? `Headquarters cannot run: ${error.message}`
    : `Headquarters cannot run: ${JSON.stringify(describeError(error))}`
}
