/** What `npm test` does once everything is installed: all groups, or those named. Ends with one line, `N passed, N failed`. */
import { findChromium } from '../setup/chromium.mjs'
import { groups } from './groups.ts'
import { startKeychain } from './keychain.ts'
import { one, sum, type Tally } from './tally.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const named = process.argv.slice(2)
const unknown = named.filter(name => !(name in groups))
if (unknown.length > 0) {
  say(`no such group: ${unknown.join(', ')}. There are: ${Object.keys(groups).join(', ')}`)
  process.exit(2)
}

// Looked for while HOME still is the user's: Playwright keeps its browser there.
process.env.HARMOOR_CHROMIUM ??= (await findChromium()) ?? ''
const keychain = await startKeychain()
const tallies: Tally[] = []
for (const [name, run] of Object.entries(groups)) {
  if (named.length > 0 && !named.includes(name)) continue
  say(`\n── ${name}`)
  const tally = await run(keychain).catch((error: Error) => {
    say(error.message)
    return one(false)
  })
  say(`── ${name}: ${tally.passed} passed, ${tally.failed} failed`)
  tallies.push(tally)
}
keychain.stop()
const { passed, failed } = sum(tallies)
say(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
