import { readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'

export interface View {
  name: string
  width: number
  height: number
  language: 'vi' | 'en'
  colorScheme: 'light' | 'dark'
}

export const views: View[] = [
  { name: 'vi-1280-light', width: 1280, height: 800, language: 'vi', colorScheme: 'light' },
  { name: 'vi-1280-dark', width: 1280, height: 800, language: 'vi', colorScheme: 'dark' },
  { name: 'en-1280-light', width: 1280, height: 800, language: 'en', colorScheme: 'light' },
  { name: 'en-1920-dark', width: 1920, height: 1080, language: 'en', colorScheme: 'dark' },
  { name: 'vi-1920-light', width: 1920, height: 1080, language: 'vi', colorScheme: 'light' },
]

/** Where the page was built; elsewhere for whoever looks at another state of it meanwhile. */
const built = () => process.env.PREVIEW_PAGE ?? resolve(import.meta.dirname, '../../../out/preview/page')
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
}
/** The app's own policy: whatever it would stop there shows here too. */
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Opens one scene in one view; `complaints` gathers what the page's console has to say. */
export async function openPreview(browser: Browser, view: View, scene: string) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.colorScheme,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Ho_Chi_Minh',
  })
  const page: Page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  await page.clock.setFixedTime(new Date('2026-03-02T07:08:00.000Z'))
  await page.route('https://preview.test/**', route => {
    const { pathname } = new URL(route.request().url())
    const path = pathname === '/' ? '/index.html' : pathname
    if (path === '/favicon.ico') return route.fulfill({ status: 204 })
    return route.fulfill({
      body: readFileSync(resolve(built(), `.${path}`)),
      contentType: types[extname(path)] ?? 'application/octet-stream',
      headers: { 'content-security-policy': csp },
    })
  })
  await page.addInitScript(language => window.localStorage.setItem('language', language), view.language)
  await page.goto(`https://preview.test/?scene=${scene}`)
  await page.locator('#root > *').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  return { page, complaints }
}
