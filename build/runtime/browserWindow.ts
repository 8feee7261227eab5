import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { app } from './app.ts'
import { openBrowser } from './browser.ts'
import { openPageBeside } from './openPage.ts'
import { settlePermissions } from './permissions.ts'
import { type Session, session } from './session.ts'
import { StrictEmitter, strict } from './strict.ts'
import { WebContents } from './webContents.ts'

interface WebPreferences {
  preload?: string
  partition?: string
  session?: Session
  contextIsolation?: boolean
  sandbox?: boolean
  nodeIntegration?: boolean
}
interface WindowOptions {
  width?: number
  height?: number
  webPreferences?: WebPreferences
}

const events = ['ready-to-show', 'show', 'close', 'closed', 'focus', 'blur', 'unresponsive', 'responsive']
const windows = new Set<BrowserWindow>()
let routed: Promise<void> | null = null
/** Pages that a window of ours is opening just now; nobody owns them before they are there. */
let opening = 0

const ownerOf = (page: Page | null) => [...windows].find(window => window.webContents.owns(page))

/** A request of a window of ours goes past that window; one of any other page goes nowhere. */
async function pass(route: Route): Promise<void> {
  const request = route.request()
  // A navigation's frame is only known once its page is: never so for a page that has just opened by itself.
  const page = await Promise.resolve()
    .then(() => request.frame().page())
    .catch(() => null)
  const owner = ownerOf(page)
  if (!owner) return route.abort('blockedbyclient')
  await owner.webContents.answer(route, request.frame() === page?.mainFrame())
}

/** Every request of every page, and every page that opens by itself, goes past the app. */
async function watch(context: BrowserContext): Promise<void> {
  context.on('page', page => void refuse(page))
  await context.route('**/*', pass)
}

async function refuse(page: Page) {
  if (ownerOf(page)) return
  const opener = await page.opener()
  if (opening > 0 && page.url() === 'about:blank') return
  ownerOf(opener)?.webContents.openedPage(page.url())
  await page.close().catch(() => {})
}

class BrowserWindow extends StrictEmitter {
  readonly webContents: WebContents
  readonly id: number
  private readonly opened: Promise<Page>
  private destroyed = false
  /** Where the app wants to go first: only then can it be asked what a page from there may do. */
  private readonly firstUrl = Promise.withResolvers<string>()

  static getAllWindows = () => [...windows]
  static fromWebContents = (contents: WebContents) =>
    [...windows].find(window => window.webContents === contents) ?? null

  constructor(options: WindowOptions = {}) {
    super('BrowserWindow', events)
    const preferences = options.webPreferences ?? {}
    if (
      preferences.nodeIntegration ||
      preferences.contextIsolation === false ||
      preferences.sandbox === false
    )
      throw new Error('electron.BrowserWindow without isolation is not part of the Chromium runtime')
    const own = preferences.session ?? session.fromPartition(preferences.partition ?? '')
    this.webContents = strict('webContents', new WebContents(own))
    this.id = this.webContents.id
    windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
    this.opened = this.open(options)
    this.opened.catch(error => this.fail(error))
  }

  private async open({ width = 800, height = 600, webPreferences }: WindowOptions): Promise<Page> {
    const preload = webPreferences?.preload ? await readFile(webPreferences.preload, 'utf8') : ''
    const url = await this.firstUrl.promise
    const permissions = await settlePermissions(this.webContents, this.webContents.session.decisions, url)
    const context = await openBrowser({ width, height, userData: app.getPath('userData'), ...permissions })
    const page = windows.size === 1 ? context.pages()[0] : undefined
    opening++
    const shown = page ?? (await openPageBeside(context, this.pageBeside(), { width, height }))
    shown.once('close', () => this.closed())
    await this.webContents.attach(context, shown, preload)
    opening--
    routed ??= watch(context)
    await routed
    return shown
  }

  /** A page of another window of ours: the second window comes out of the first. */
  private pageBeside(): Page {
    const page = [...windows].map(({ webContents }) => webContents.shown()).find(shown => shown !== null)
    if (!page)
      throw new Error(
        'electron.BrowserWindow beside one that is still opening is not part of the Chromium runtime',
      )
    return page
  }

  private fail(error: Error) {
    process.stderr.write(`the window did not open: ${error.message}\n`)
    app.exit(1)
  }

  private closed() {
    this.destroyed = true
    windows.delete(this)
    this.emit('closed')
    if (windows.size === 0) app.lastWindowClosed()
  }

  async loadURL(url: string) {
    this.firstUrl.resolve(url)
    await this.opened
    await this.webContents.load(url)
    this.emit('ready-to-show')
  }

  isDestroyed = () => this.destroyed
  isMinimized = () => false
  isVisible = () => !this.destroyed
  restore() {}
  show() {}
  removeMenu() {}
  setMenuBarVisibility(_visible: boolean) {}
  focus() {
    void this.opened.then(page => page.bringToFront()).catch(() => {})
  }
  close() {
    void this.opened.then(page => page.close()).catch(() => {})
  }
  destroy() {
    this.close()
  }
}

const StrictBrowserWindow = new Proxy(strict('BrowserWindow', BrowserWindow), {
  construct: (target, args: [WindowOptions?]) => strict('BrowserWindow', new target(...args)),
})

export { StrictBrowserWindow as BrowserWindow }
