import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'

const root = resolve(import.meta.dirname, '../..')
const START_TIMEOUT_MS = 60_000

export type Runtime = 'chromium' | 'electron'

export interface LaunchOptions {
  /** Where the counter keeps its store; another start with the same folder is the same counter. */
  dataFolder: string
  /** The headquarters it joins by itself at its first start. */
  headquarters?: { url: string; joinCode: string }
  runtime?: Runtime
  /** Without a system keychain in reach the app asks for a passphrase. */
  keychain?: boolean
  headless?: boolean
  /** JPEG pictures in a row (MJPEG), played over and over as the only camera there is. */
  camera?: string
  env?: Record<string, string>
}

/** The built app, running, and its window as Playwright sees it. */
export interface RunningCounter {
  page: Page
  process: ChildProcess
  /** Everything it printed so far. */
  logs(): string
  /** Ends it as a person would; gives its exit status. */
  close(): Promise<number | null>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Electron's program, or null where its installer has not fetched it. */
export function electronProgram(): string | null {
  const named = join(root, 'node_modules/electron/path.txt')
  const program =
    existsSync(named) && join(root, 'node_modules/electron/dist', readFileSync(named, 'utf8').trim())
  return program && existsSync(program) ? program : null
}

/** @param port where to answer remote debugging; null for not at all */
export function environment(options: LaunchOptions, port: number | null): NodeJS.ProcessEnv {
  const { dataFolder, headquarters, keychain = true, headless = true } = options
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HARMOOR_DATA: dataFolder,
    ...(port === null ? {} : { HARMOOR_DEBUG_PORT: String(port) }),
    // Electron has no other way to be told where its own files go.
    XDG_CONFIG_HOME: join(dataFolder, 'electron'),
    ...(headless ? { HARMOOR_HEADLESS: '1' } : {}),
    ...(options.camera ? { HARMOOR_CAMERA: options.camera } : {}),
    ...(headquarters ? { HARMOOR_HQ_URL: headquarters.url, HARMOOR_JOIN_CODE: headquarters.joinCode } : {}),
    ...options.env,
  }
  // libsecret finds the Secret Service by the session bus, and makes a bus of its own on an X display.
  if (!keychain) {
    delete env.DISPLAY
    env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent'
  }
  return env
}

/** The command that runs the built app. */
export function commandOf(
  runtime: Runtime,
  port: number | null = null,
  camera?: string,
): [program: string, args: string[]] {
  if (runtime === 'chromium')
    return [process.execPath, ['--import', './build/runtime/register.ts', 'out/main/index.js']]
  const program = electronProgram()
  if (!program) throw new Error('Electron is not here')
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const debugging = port === null ? [] : [`--remote-debugging-port=${port}`]
  const playing = camera
    ? ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${camera}`]
    : []
  return [program, [...asRoot, ...debugging, ...playing, '.']]
}

const isOurs = (page: Page) => /^(harmoor:\/\/app|https:\/\/app\.harmoor\.invalid)\//.test(page.url())

/** Waits for the app's window behind a debugging port. @throws when none comes in time */
export async function connectToWindow(
  port: number,
  hasEnded = () => false,
): Promise<{ browser: Browser; page: Page }> {
  const deadline = Date.now() + START_TIMEOUT_MS
  let browser: Browser | null = null
  while (!hasEnded() && Date.now() < deadline) {
    browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null)
    const page = browser
      ?.contexts()
      .flatMap(context => context.pages())
      .find(isOurs)
    if (browser && page) return { browser, page }
    await pause(100)
  }
  throw new Error('the window did not open')
}

/** Starts the built app in `out/` and waits for its window. @throws with what it printed when no window opens */
export const launchCounter = (options: LaunchOptions): Promise<RunningCounter> =>
  launchProgram(port => commandOf(options.runtime ?? 'chromium', port, options.camera), options)

/** The same for any program that shows its window behind a debugging port. */
export async function launchProgram(
  commandWith: (port: number) => [program: string, args: string[]],
  options: LaunchOptions,
): Promise<RunningCounter> {
  const port = await freePort()
  const [program, args] = commandWith(port)
  const child = spawn(program, args, {
    cwd: root,
    env: environment(options, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  child.stdout.on('data', chunk => printed.push(String(chunk)))
  child.stderr.on('data', chunk => printed.push(String(chunk)))
  const logs = () => printed.join('')
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const end = async (signal: NodeJS.Signals) => {
    if (!hasEnded()) {
      child.kill(signal)
      await once(child, 'exit')
    }
    return child.exitCode
  }
  try {
    const { browser, page } = await connectToWindow(port, hasEnded)
    const leave = () => browser.close().catch(() => {})
    return {
      page,
      process: child,
      logs,
      close: () => leave().then(() => end('SIGTERM')),
      kill: () => end('SIGKILL').then(leave),
    }
  } catch (error) {
    await end('SIGKILL')
    throw new Error(`${(error as Error).message}:\n${logs().slice(-4000)}`)
  }
}
