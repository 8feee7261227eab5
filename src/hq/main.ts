/** `npm run hq`: headquarters itself, and the commands that manage it from a terminal. */
import { runCommand } from './commands/index.ts'

process.exitCode = await runCommand(process.argv.slice(2))
