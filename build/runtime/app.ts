import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { closeBrowser } from './browser.ts'
import { commandLine } from './commandLine.ts'
import { releaseInstanceLock, takeInstanceLock } from './instanceLock.ts'
import { RefusableEvent, StrictEmitter, strict } from './strict.ts'

const events = [
  'ready',
  'activate',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'web-contents-created',
  'session-created',
  'second-instance',
  'browser-window-created',
  'render-process-gone',
]

/** Where Electron keeps per-user data on each platform. */
function appData(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support')
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData/Roaming')
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
}

/** The package that the main script belongs to, which Electron takes name and version from. */
function ownPackage(): { folder: string; name: string; version: string } {
  let folder = dirname(process.argv[1] ?? process.cwd())
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return { folder, ...JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }
}

class App extends StrictEmitter {
  readonly commandLine = strict('app.commandLine', commandLine)
  readonly isPackaged = false
  readonly dock = undefined
  private readonly own = ownPackage()
  private name = this.own.name
  private readonly paths = new Map<string, string>()
  private ready = false
  private quitting = false

  constructor() {
    super('app', events)
    setImmediate(() => {
      this.ready = true
      this.emit('ready')
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit())
  }

  whenReady = () =>
    this.ready ? Promise.resolve() : new Promise<void>(resolve => this.once('ready', resolve))
  isReady = () => this.ready
  enableSandbox() {}
  disableHardwareAcceleration() {}
  setAppUserModelId(_id: string) {}
  getName = () => this.name
  setName(name: string) {
    this.name = name
  }
  getVersion = () => this.own.version
  getAppPath = () => this.own.folder
  getLocale = () => Intl.DateTimeFormat().resolvedOptions().locale

  getPath(name: string): string {
    const set = this.paths.get(name)
    if (set) return set
    if (name === 'home') return homedir()
    if (name === 'temp') return tmpdir()
    if (name === 'exe') return process.execPath
    if (name === 'appData') return appData()
    if (name === 'downloads') return process.env.XDG_DOWNLOAD_DIR ?? join(homedir(), 'Downloads')
    if (name === 'userData') return join(this.getPath('appData'), this.name)
    if (name === 'sessionData') return this.getPath('userData')
    if (name === 'logs') return join(this.getPath('userData'), 'logs')
    throw new Error(`Failed to get '${name}' path`)
  }

  setPath(name: string, path: string) {
    mkdirSync(path, { recursive: true })
    this.paths.set(name, path)
  }

  requestSingleInstanceLock = () => takeInstanceLock(this.getPath('userData'))
  releaseSingleInstanceLock = () => releaseInstanceLock()

  /** Asks the listeners in Electron's order; any of them can refuse. */
  quit() {
    if (this.quitting) return
    for (const name of ['before-quit', 'will-quit']) {
      const event = new RefusableEvent()
      this.emit(name, event)
      if (event.defaultPrevented) return
    }
    this.quitting = true
    void closeBrowser().finally(() => this.exit(0))
  }

  exit(status = 0) {
    this.emit('quit', {}, status)
    releaseInstanceLock()
    process.exit(status)
  }

  /** The last window is gone: Electron quits unless someone listens for it. */
  lastWindowClosed() {
    if (this.quitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }
}

export const app = strict('app', new App())
