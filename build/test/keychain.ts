import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

/** A real system keychain for the tests, and a way to end it. */
export interface TestKeychain {
  env: NodeJS.ProcessEnv
  stop(): void
}

/** Homes of its own, so that the keyring of who runs the tests is never touched. */
function privateHome(home: string): NodeJS.ProcessEnv {
  const folders = {
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { ...process.env, ...folders }
}

async function startBus(env: NodeJS.ProcessEnv): Promise<{ bus: ChildProcess; address: string }> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string]
  return { bus, address }
}

const question = '/org/freedesktop/DBus org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets'

/** @throws when nobody offers a Secret Service on the bus in time */
async function untilServing(env: NodeJS.ProcessEnv): Promise<void> {
  const ask = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', ...question.split(' ')]
  for (let attempt = 0; attempt < 100; attempt++) {
    if (spawnSync('dbus-send', ask, { env, encoding: 'utf8' }).stdout.includes('boolean true')) return
    await pause(100)
  }
  throw new Error('gnome-keyring did not start')
}

/** Starts a message bus and an unlocked gnome-keyring on it. On other systems than Linux the keychain is just there. */
export async function startKeychain(): Promise<TestKeychain> {
  if (process.platform !== 'linux') return { env: process.env, stop: () => {} }
  const home = mkdtempSync(join(tmpdir(), 'harmoor-test-home-'))
  const base = privateHome(home)
  const { bus, address } = await startBus(base)
  const env = { ...base, DBUS_SESSION_BUS_ADDRESS: address }
  const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keyring.stdin.end('test\n')
  await untilServing(env)
  const stop = () => {
    keyring.kill()
    bus.kill()
    rmSync(home, { recursive: true, force: true })
  }
  return { env, stop }
}
