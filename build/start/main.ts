/** What `npm start` does once everything is installed. Runs on Node 24. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { commandOf, environment, freePort, type Runtime } from '../drive/counter.ts'
import { startHeadquarters, type TrialHeadquarters } from '../drive/headquarters.ts'
import { setUp } from '../setup/setUp.mjs'
import { bundle } from './bundle.ts'
import { findElectron } from './electron.ts'
import { picturePath, takeFirstPictures, takePicture } from './headlessView.ts'
import { keepPort, keptPort, type TrialPlaces, trialPlaces } from './places.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Electron where it can be; it needs a display, and Chromium does not. */
async function chooseRuntime(): Promise<Runtime> {
  if (hasDisplay) {
    const electron = await findElectron(say)
    if ('program' in electron) {
      say('runs on: Electron')
      return 'electron'
    }
    say(`runs on: Chromium, because of Electron ${electron.missing}`)
  } else {
    say(
      'runs on: Chromium without a window, because this machine has no display (no DISPLAY, no WAYLAND_DISPLAY)',
    )
  }
  await setUp({ chromium: true })
  return 'chromium'
}

async function startTrial(places: TrialPlaces): Promise<TrialHeadquarters> {
  const headquarters = await startHeadquarters(places.headquarters, keptPort(places))
  keepPort(places, headquarters.port)
  say(`headquarters for trying out: ${headquarters.url}`)
  for (const { role, name, staffNumber, pin } of headquarters.staff)
    say(`  ${role.padEnd(10)} ${name}: staff number ${staffNumber}, PIN ${pin}`)
  for (const { role, name, passphrase } of headquarters.operators)
    say(`  console ${headquarters.url}/console/ as ${role}: login ${name}, passphrase ${passphrase}`)
  say(`  join code, if the counter asks for one: ${headquarters.joinCode} (Enter here makes a new one)`)
  say(`data, of the trial only: ${places.folder}`)
  return headquarters
}

async function startApp(
  runtime: Runtime,
  headquarters: TrialHeadquarters,
  places: TrialPlaces,
  port: number | null,
) {
  const [program, args] = commandOf(runtime)
  const app = spawn(program, args, {
    cwd: join(import.meta.dirname, '../..'),
    env: environment({ dataFolder: places.counter, headquarters, headless: !hasDisplay }, port),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await mkdir('out/start', { recursive: true })
  app.stdout?.pipe(createWriteStream('out/start/counter.log'))
  return app
}

/** Enter makes a new join code, and without a display a new picture. */
function listen(headquarters: TrialHeadquarters, port: number | null) {
  createInterface({ input: process.stdin }).on('line', async () => {
    say(`join code: ${await headquarters.newJoinCode()}`)
    if (port !== null)
      await takePicture(port).then(
        () => say(`picture: ${picturePath()}`),
        () => {},
      )
  })
}

async function whileItRuns(app: ChildProcess, headquarters: TrialHeadquarters): Promise<number> {
  const end = () => app.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  headquarters.process.once('exit', () => say('headquarters has stopped; the counter goes on without it'))
  const [status] = app.exitCode === null ? await once(app, 'exit') : [app.exitCode]
  headquarters.process.removeAllListeners('exit')
  await headquarters.stop()
  if (status !== 0) say(`the app ended with status ${status}; what it said last is in out/start/counter.log`)
  return status ?? 1
}

async function start(): Promise<number> {
  bundle(say)
  const runtime = await chooseRuntime()
  const places = trialPlaces()
  const headquarters = await startTrial(places)
  const port = hasDisplay ? null : await freePort()
  const app = await startApp(runtime, headquarters, places, port)
  if (port !== null) {
    say(
      `where to look: http://127.0.0.1:${port} (Chrome's remote debugging: chrome://inspect), picture ${picturePath()}`,
    )
    takeFirstPictures(port).catch(() => {})
  }
  say('Ctrl+C ends it.')
  listen(headquarters, port)
  return whileItRuns(app, headquarters)
}

const status = await start().catch((error: Error) => {
  say(error.message)
  return 1
})
process.exit(status)
