import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchProgram, type RunningCounter } from '../../build/drive/counter.ts'
import { pagesOfPdf } from '../pdf.ts'

interface FixtureBridge {
  call(channel: string, value?: unknown): Promise<unknown>
  on(topic: string, listener: (told: unknown) => void): () => void
  refuse(): void
}
declare global {
  interface Window {
    bridge: FixtureBridge
  }
}

let dataFolder: string
let running: RunningCounter
let page: Page

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'harmoor-runtime-'))
  const register = resolve(import.meta.dirname, '../../build/runtime/register.ts')
  const main = resolve(import.meta.dirname, 'fixtureApp/main.js')
  running = await launchProgram(() => [process.execPath, ['--import', register, main]], {
    dataFolder,
    env: { XDG_DOWNLOAD_DIR: join(dataFolder, 'downloads') },
  })
  page = running.page
  await page.waitForLoadState()
})
afterAll(async () => {
  await running.kill()
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
})

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(file => statSync(file, { throwIfNoEntry: false })?.isFile())

describe('the app in Chromium', () => {
  it('[RUN8] is called through its preload script, and answers', async () => {
    expect(await page.title()).toBe('ready: call on refuse')
    const sent = { text: 'Nguyễn Thị Mẫu', list: [1, null, true] }
    expect(await page.evaluate(value => window.bridge.call('echo', value), sent)).toEqual(sent)
  })

  it('[RUN9] gets an image of 25 MB whole, as plain bytes', async () => {
    const got = await page.evaluate(() => {
      const bytes = new Uint8Array(25 * 1024 * 1024).fill(7)
      bytes[bytes.length - 1] = 9
      return window.bridge.call('measure', { bytes })
    })
    expect(got).toEqual({ length: 25 * 1024 * 1024, last: 9, plain: 'Uint8Array' })
  })

  it('[RUN10] knows who calls by its own address', async () => {
    const sender = await page.evaluate(() => window.bridge.call('sender'))
    expect(sender).toEqual({ url: 'harmoor://app/index.html', isMain: true })
  })

  it('[RUN11] tells the page what goes wrong, in main, in preload and on the way', async () => {
    const said = await page.evaluate(async () => {
      const messages = [
        await window.bridge.call('fail').catch(error => error.message),
        await window.bridge.call('nobody').catch(error => error.message),
        await window.bridge.call('echo', new Map()).catch(error => error.message),
      ]
      try {
        window.bridge.refuse()
      } catch (error) {
        messages.push((error as Error).message)
      }
      return messages
    })
    expect(said[0]).toContain('no luck')
    expect(said[1]).toContain('No handler registered')
    expect(said[2]).toContain('could not be cloned')
    expect(said[3]).toContain('refused by preload')
  })

  it('[RUN12] tells the page news until it stops listening', async () => {
    const heard = await page.evaluate(async () => {
      const all: unknown[] = []
      const stop = window.bridge.on('news', told => all.push(told))
      await window.bridge.call('tell')
      await window.bridge.call('echo')
      stop()
      await window.bridge.call('tell')
      await window.bridge.call('echo')
      return all.map(told => (told as { number: number; bytes: Uint8Array }).bytes.join())
    })
    expect(heard).toEqual(['1,2,3'])
  })

  it('[RUN13] keeps the world of the preload script apart from the page', async () => {
    const seen = await page.evaluate(() =>
      ['preloadSecret', 'require', 'module', 'harmoorToNode', 'harmoorFromNode'].filter(
        name => name in window,
      ),
    )
    expect(seen).toEqual([])
    expect(await page.evaluate(() => Object.isFrozen(window.bridge))).toBe(true)
  })

  it('[RUN14] asks the app before any navigation, and stays when it is refused', async () => {
    for (const address of ['https://example.com/', 'about:blank']) {
      await page.evaluate(url => location.assign(url), address)
      await expect.poll(() => running.logs()).toContain(`will-navigate ${address}`)
      await expect.poll(() => page.url()).toBe('https://app.harmoor.invalid/index.html')
    }
  })

  it('[RUN15] asks the app for each permission', async () => {
    await page.waitForFunction(() => 'bridge' in window)
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'microphone', 'camera'] as PermissionName[]
      const found = await Promise.all(names.map(name => navigator.permissions.query({ name })))
      return found.map(({ state }) => state)
    })
    expect(states).toEqual(['denied', 'denied', 'denied', 'granted'])
  })

  it('[RUN17] prints what the page shows on paper, in the size that the page says', async () => {
    const bytes = await page.evaluate(async () => {
      const style = new CSSStyleSheet()
      style.replaceSync('@page { size: 85.6mm 53.98mm; margin: 0 } @media screen { body { display: none } }')
      window.document.adoptedStyleSheets = [style]
      window.document.body.textContent = 'Nguyễn Thị Mẫu'
      const pdf = await window.bridge.call('pdf', { preferCSSPageSize: true, printBackground: true })
      return [...(pdf as Uint8Array)]
    })
    const [paper] = await pagesOfPdf(new Uint8Array(bytes))
    expect(paper?.text).toBe('Nguyễn Thị Mẫu')
    expect(paper?.widthMm).toBeCloseTo(85.6, 0)
    expect(paper?.heightMm).toBeCloseTo(53.98, 0)
    const said = await page.evaluate(() =>
      window.bridge.call('pdf', { landscape: true }).catch(error => error.message),
    )
    expect(said).toContain("printToPDF's landscape is not part of the Chromium runtime")
  })

  it('[RUN18] puts a file where the app proposes, and never over another', async () => {
    const places = await page.evaluate(async () => [
      await window.bridge.call('place', 'phieu.pdf'),
      await window.bridge.call('place', 'phieu.pdf'),
    ])
    const downloads = join(dataFolder, 'downloads')
    expect(places).toEqual([join(downloads, 'phieu.pdf'), join(downloads, 'phieu (1).pdf')])
    rmSync(downloads, { recursive: true })
  })

  it('[RUN16] writes nothing of what a page stores to the disk, and leaves no profile behind', async () => {
    await page.evaluate(() => {
      localStorage.setItem('fact', 'MARKER-OF-A-CUSTOMER')
      sessionStorage.setItem('fact', 'MARKER-OF-A-CUSTOMER')
      history.replaceState({ fact: 'MARKER-OF-A-CUSTOMER' }, '', '#MARKER-OF-A-CUSTOMER')
    })
    expect(filesIn(dataFolder).filter(file => readFileSync(file).includes('MARKER-OF-A-CUSTOMER'))).toEqual(
      [],
    )
    await running.close()
    expect(filesIn(dataFolder)).toEqual([])
  })
})
