import type { BrowserContext, Page } from 'playwright-core'

/**
 * Another page beside one that is there, of the same profile: Chromium's own way to a new page would leave the one that is off
 * the record, and write to the disk. Asked for in a world that no page's script can reach into.
 */
export async function openPageBeside(
  context: BrowserContext,
  beside: Page,
  { width, height }: { width: number; height: number },
): Promise<Page> {
  const cdp = await context.newCDPSession(beside)
  const { frameTree } = await cdp.send('Page.getFrameTree')
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'windows',
  })
  const opened = context.waitForEvent('page')
  const features = `popup,noopener,width=${width},height=${height}`
  const expression = `void window.open('about:blank', '_blank', '${features}')`
  await cdp.send('Runtime.evaluate', { expression, contextId, userGesture: true })
  const page = await opened
  await cdp.detach()
  return page
}
