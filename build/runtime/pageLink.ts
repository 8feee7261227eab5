import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { invokeHandler } from './ipcMain.ts'
import { fromNode, pageSources, toNode, worldName } from './page/source.ts'
import type { WebContents } from './webContents.ts'
import { fromWire, toWire } from './wire.ts'

interface Call {
  id: number
  channel: string
  args: unknown[]
}

/** What Electron and Chromium call by one name. */
export interface PdfOptions {
  preferCSSPageSize?: boolean
  printBackground?: boolean
  generateTaggedPDF?: boolean
}
const pdfOptions = ['preferCSSPageSize', 'printBackground', 'generateTaggedPDF']

/** The way between Node and one page: calls come through a binding of the preload script's world, answers go back there. */
export class PageLink {
  private readonly cdp: CDPSession
  private readonly contents: WebContents
  private readonly mainFrameId: string
  /** The preload script's world in the page that is shown now. */
  private world: number | null = null
  /** Address of the main frame, as the browser has it. */
  mainUrl = ''

  private constructor(cdp: CDPSession, contents: WebContents, mainFrameId: string) {
    this.cdp = cdp
    this.contents = contents
    this.mainFrameId = mainFrameId
  }

  /** @param preload source of the preload script */
  static async open(
    context: BrowserContext,
    page: Page,
    preload: string,
    contents: WebContents,
  ): Promise<PageLink> {
    const cdp = await context.newCDPSession(page)
    await cdp.send('Page.enable')
    const { frameTree } = await cdp.send('Page.getFrameTree')
    const link = new PageLink(cdp, contents, frameTree.frame.id)
    link.follow()
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: toNode, executionContextName: worldName })
    const sources = pageSources(preload)
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: sources.page })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: sources.preload, worldName })
    return link
  }

  private follow() {
    this.cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === this.mainFrameId) this.mainUrl = frame.url
    })
    this.cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === worldName && context.auxData?.frameId === this.mainFrameId) this.world = context.id
    })
    this.cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.world) this.world = null
    })
    this.cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === toNode) void this.serve(executionContextId, payload)
    })
  }

  private async serve(world: number, payload: string) {
    const { id, channel, args } = fromWire(payload) as Call
    const { contents } = this
    const senderFrame = world === this.world ? contents.mainFrame : null
    const event = { sender: contents, senderFrame, processId: 1, frameId: 1, type: 'frame' } as const
    try {
      await this.post(world, { id, value: await invokeHandler(event, channel, args) })
    } catch (error) {
      await this.post(world, { id, error: `Error invoking remote method '${channel}': ${error}` })
    }
  }

  /** Sends to the page that is shown; like Electron, to nobody while there is none. */
  async send(message: object) {
    if (this.world !== null) await this.post(this.world, message)
  }

  /** @throws for an option that is not carried over to Chromium */
  async printToPdf(options: PdfOptions): Promise<Buffer> {
    const unknown = Object.keys(options).find(name => !pdfOptions.includes(name))
    if (unknown)
      throw new Error(`electron.webContents.printToPDF's ${unknown} is not part of the Chromium runtime`)
    const { data } = await this.cdp.send('Page.printToPDF', options)
    return Buffer.from(data, 'base64')
  }

  private async post(world: number, message: object) {
    const call = {
      functionDeclaration: `function (text) { globalThis.${fromNode}(text) }`,
      executionContextId: world,
      arguments: [{ value: toWire(message) }],
    }
    // A page that has gone meanwhile needs no answer.
    await this.cdp.send('Runtime.callFunctionOn', call).catch(() => {})
  }
}
