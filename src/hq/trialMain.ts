/**
 * The trial headquarters as a process of its own: `trialMain.ts FOLDER [PORT]`. When ready it prints one line of JSON,
 * `{url, joinCode, staff, operators}`; each line on standard input is answered with a line `{joinCode}`. It stops when standard
 * input closes, so that it never outlives who started it, and on SIGTERM and SIGINT.
 */
import { createInterface } from 'node:readline'
import { startTrialHeadquarters } from './trial.ts'

const [dataFolder, port = '0'] = process.argv.slice(2)
if (!dataFolder) {
  process.stderr.write('usage: trialMain.ts FOLDER [PORT]\n')
  process.exit(2)
}

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
// Whoever reads may be gone before we are: that closes standard input too, which is what ends us.
process.stdout.on('error', () => undefined)

const starting = startTrialHeadquarters({ dataFolder, port: Number(port) })
let isStopping = false
async function stop() {
  if (isStopping) return
  isStopping = true
  // Told to stop while starting: a database left half started would outlive us.
  await starting.then(trial => trial.stop())
  process.exit(0)
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)

const trial = await starting
say({ url: trial.url, joinCode: await trial.joinCode(), staff: trial.staff, operators: trial.operators })
const lines = createInterface({ input: process.stdin })
lines.on('line', () => trial.joinCode().then(joinCode => say({ joinCode }), stop))
lines.once('close', stop)
