import type { BrowserContext, Page, Route } from 'playwright-core'
import { toAppUrl, toBrowserUrl } from './origin.ts'
import { PageLink, type PdfOptions } from './pageLink.ts'
import type { Session } from './session.ts'
import { RefusableEvent, StrictEmitter } from './strict.ts'

/** Electron's WebFrameMain, of which the app asks who speaks. */
export interface FrameView {
  readonly url: string
  readonly origin: string
  readonly parent: FrameView | null
  readonly top: FrameView
}

type OpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' }

const events = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-finish-load',
  'did-fail-load',
  'render-process-gone',
  'destroyed',
]

let made = 0

export class WebContents extends StrictEmitter {
  readonly id = ++made
  readonly session: Session
  readonly mainFrame: FrameView
  private page: Page | null = null
  private link: PageLink | null = null
  private destroyed = false
  /** Where the app itself is going: any other navigation is the page's wish. */
  private bound = ''
  private openHandler: OpenHandler = () => ({ action: 'deny' })

  constructor(session: Session) {
    super('webContents', events)
    this.session = session
    this.mainFrame = this.describeMainFrame()
  }

  private describeMainFrame(): FrameView {
    const url = () => this.getURL()
    const frame: FrameView = {
      get url() {
        return url()
      },
      get origin() {
        return url().split('/', 3).join('/')
      },
      parent: null,
      get top() {
        return frame
      },
    }
    return frame
  }

  getURL = () => toAppUrl(this.link?.mainUrl ?? '')
  isDestroyed = () => this.destroyed
  isDevToolsOpened = () => false
  setWindowOpenHandler(handler: OpenHandler) {
    this.openHandler = handler
  }

  send(topic: string, ...args: unknown[]) {
    void this.link?.send({ topic, args })
  }

  /** Takes over a page of Chromium: from here on it is this window's. */
  async attach(context: BrowserContext, page: Page, preload: string) {
    this.page = page
    this.link = await PageLink.open(context, page, preload, this)
    page.on('load', () => this.emit('did-finish-load'))
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed' }))
    page.on('framenavigated', frame => {
      if (frame === page.mainFrame()) void this.returnFrom(frame.url())
    })
    page.once('close', () => {
      this.destroyed = true
      this.emit('destroyed')
    })
  }

  async load(url: string) {
    this.bound = toBrowserUrl(url)
    await this.page?.goto(this.bound)
  }

  /** @throws where there is no page to print */
  async printToPDF(options: PdfOptions = {}): Promise<Buffer> {
    if (!this.link) throw new Error('Failed to generate PDF: the window shows nothing')
    return this.link.printToPdf(options)
  }

  /** What Chromium shows of this window; null before it is there and after it has gone. */
  shown = (): Page | null => (this.destroyed ? null : this.page)
  owns = (page: Page | null) => page !== null && page === this.page

  /** The app's word on a navigation that the page asks for. */
  private refuses(url: string, isMainFrame: boolean): boolean {
    const details = Object.assign(new RefusableEvent(), {
      url: toAppUrl(url),
      isMainFrame,
      isSameDocument: false,
    })
    this.emit('will-frame-navigate', details)
    if (isMainFrame) this.emit('will-navigate', details, details.url)
    return details.defaultPrevented
  }

  /** about:blank and blob: are reached without a request; one that is refused is left again at once. */
  private async returnFrom(url: string) {
    if (this.bound === '' || url.startsWith(`${new URL(this.bound).origin}/`)) return
    if (this.refuses(url, true)) await this.page?.goto(this.bound).catch(() => {})
  }

  /** A page that this window's page opened by itself. */
  openedPage(url: string) {
    if (this.openHandler({ url: toAppUrl(url) }).action !== 'deny')
      throw new Error("electron.webContents.setWindowOpenHandler's allow is not part of the Chromium runtime")
  }

  async answer(route: Route, isMainFrame: boolean) {
    const request = route.request()
    const url = request.url()
    const wished = request.isNavigationRequest() && !(isMainFrame && url === this.bound && !this.getURL())
    if (wished && url !== this.bound && this.refuses(url, isMainFrame)) return route.abort('aborted')
    if (await this.session.webRequest.refuses(url, request.method())) return route.abort('blockedbyclient')
    if (!(await this.session.protocol.answer(route))) await route.continue()
  }
}
