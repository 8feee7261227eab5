import type { Page } from '@playwright/test'
import type { Bridge } from '../../src/contract/ipc/channels.ts'
import { expect, test } from './counter.ts'

declare global {
  interface Window {
    enrolment: Bridge
  }
}

/** Loads one picture-like resource from the page's own world; true when the browser let it through. */
const canLoad = (page: Page, url: string) =>
  page.evaluate(
    address =>
      new Promise<boolean>(resolve => {
        const image = new Image()
        image.onload = () => resolve(true)
        image.onerror = () => resolve(false)
        image.src = address
      }),
    url,
  )

/** Status and headers of one of the app's own files, as the browser got them. */
async function get(page: Page, path: string) {
  const [answer] = await Promise.all([
    page.waitForResponse(response => response.url().endsWith(path)),
    page.evaluate(address => {
      const script = document.createElement('script')
      script.src = address
      document.head.append(script)
    }, path),
  ])
  return answer
}

test('[WIN1] the page has the bridge and nothing of Node, Electron or the preload script', async ({
  anyApp: app,
}) => {
  const seen = await app.page.evaluate(() => ({
    bridge: Object.keys(window.enrolment).sort(),
    isFrozen: Object.isFrozen(window.enrolment),
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      name => name in window,
    ),
  }))
  expect(seen).toEqual({ bridge: ['call', 'on'], isFrozen: true, node: [] })
})

test('[WIN2] what a page changes in its own world does not reach the preload script', async ({
  anyApp: app,
}) => {
  const state = await app.page.evaluate(async () => {
    Object.hasOwn = () => true
    Promise.prototype.finally = () => Promise.reject(new Error('changed'))
    const refused = (() => {
      try {
        window.enrolment.on('no-such-topic' as 'app:state', () => {})
        return 'accepted'
      } catch (error) {
        return (error as Error).message
      }
    })()
    const reply = await window.enrolment.call('app:state', {})
    return { refused, ok: reply.ok }
  })
  expect(state.refused).toContain('no such topic')
  expect(state.ok).toBe(true)
})

test('[WIN3] the page comes by its own protocol under a strict content security policy', async ({
  anyApp: app,
}) => {
  const [answer] = await Promise.all([
    app.page.waitForResponse(response => response.url().endsWith('.js')),
    app.page.reload(),
  ])
  const headers = await answer.allHeaders()
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('[WIN4] a script written into the page does not run, and none can be made from text', async ({
  anyApp: app,
}) => {
  const ran = await app.page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "injected"'
    document.body.append(script)
    const link = document.createElement('a')
    link.setAttribute('onclick', 'document.title = "injected"')
    link.click()
    return document.title
  })
  expect(ran).not.toBe('injected')
  const made = app.page.addScriptTag({ content: 'document.title = "injected"' }).then(
    () => app.page.title(),
    () => 'refused',
  )
  expect(await made).not.toBe('injected')
})

test('[WIN5] nothing leaves the page: no fetch, beacon, socket, picture, frame or form', async ({
  anyApp: app,
}) => {
  const { page } = app
  const left = await page.evaluate(async () => {
    const refused: string[] = []
    await fetch('https://example.com/').catch(() => refused.push('fetch'))
    if (!navigator.sendBeacon('https://example.com/', 'x')) refused.push('beacon')
    await new Promise<void>(resolve => {
      try {
        const socket = new WebSocket('wss://example.com/')
        socket.onerror = () => resolve(void refused.push('socket'))
        socket.onopen = () => resolve()
      } catch {
        resolve(void refused.push('socket'))
      }
    })
    return refused
  })
  expect(left).toEqual(expect.arrayContaining(['fetch', 'socket']))
  expect(await canLoad(page, 'https://example.com/picture.png')).toBe(false)
  expect(await canLoad(page, 'file:///etc/hostname')).toBe(false)
})

test('[WIN6] navigation away is refused and the page stays as it is', async ({ anyApp: app }) => {
  const { page } = app
  const before = page.url()
  await page.evaluate(() => {
    document.body.dataset.mark = 'same document'
    location.href = 'https://example.com/'
  })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'file:///etc/hostname'
    document.body.append(link)
    link.click()
  })
  await expect.poll(() => page.evaluate(() => document.body.dataset.mark)).toBe('same document')
  expect(page.url()).toBe(before)
})

test('[WIN7] no new window opens, by script or by link', async ({ anyApp: app }) => {
  const { page } = app
  const opened = await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = 'https://example.com/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    return window.open('https://example.com/') === null
  })
  expect(opened).toBe(true)
  await expect.poll(() => page.context().pages().length).toBe(1)
})

test('[WIN8] microphone, place, notifications and clipboard are refused without asking; the camera is not', async ({
  anyApp: app,
}) => {
  const refused = await app.page.evaluate(async () => {
    const place = () =>
      new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))
    const tries: Record<string, () => Promise<unknown>> = {
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      place,
      notifications: async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused')
      },
      clipboard: () => navigator.clipboard.readText(),
    }
    const names: string[] = []
    for (const [name, attempt] of Object.entries(tries)) await attempt().catch(() => names.push(name))
    return names
  })
  expect(refused).toEqual(['microphone', 'place', 'notifications', 'clipboard'])
  const camera = await app.page.evaluate(
    async () => (await navigator.permissions.query({ name: 'camera' })).state,
  )
  expect(camera).toBe('granted')
})

test('[WIN9] a file that is not there is not found, and none outside the folder can be named', async ({
  anyApp: app,
}) => {
  const unknown = await get(app.page, '/no-such-file.js')
  expect(unknown.status()).toBe(404)
  const outside = await get(app.page, '/..%2f..%2fpackage.json')
  expect(outside.status()).toBe(404)
  expect((await outside.allHeaders())['content-security-policy']).toContain("default-src 'none'")
})
