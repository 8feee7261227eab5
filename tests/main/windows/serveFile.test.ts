import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFile } from '../../../src/main/windows/serveFile.ts'

let outer: string
let folder: string

beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'harmoor-serve-'))
  folder = join(outer, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<p>page</p>')
  writeFileSync(join(folder, 'assets/index.js'), 'run()')
  writeFileSync(join(folder, 'assets/notes.txt'), 'not for the window')
  writeFileSync(join(outer, 'secret.json'), '{}')
  writeFileSync(join(outer, 'renderer-secret.json'), '{}')
})
afterAll(() => rmSync(outer, { recursive: true }))

const get = (url: string, method = 'GET') => serveFile(folder, { url, method })

describe('the files of the window', () => {
  it('[WIN10] come with the type that the browser must hold them to', async () => {
    const page = await get('harmoor://app/index.html')
    const script = await get('harmoor://app/assets/index.js?v=1')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ])
    expect(await script.text()).toBe('run()')
  })

  it.each([
    'harmoor://app/../secret.json',
    'harmoor://app/%2e%2e/secret.json',
    'harmoor://app/..%2fsecret.json',
    'harmoor://app/assets/..%2f..%2fsecret.json',
    'harmoor://app/..%5csecret.json',
    'harmoor://app/%2e%2e%2frenderer-secret.json',
    'harmoor://app/index.html%00.js',
    'harmoor://app/%',
    'harmoor://app/',
    'harmoor://app/assets',
    'harmoor://app/assets/notes.txt',
    'harmoor://other/index.html',
    'https://app/index.html',
    'file:///etc/hostname',
    'no address at all',
  ])('[WIN11] are those of the folder only: not %s', async url => {
    expect((await get(url)).status).toBe(404)
  })

  it('[WIN12] are only got, never posted to', async () => {
    expect((await get('harmoor://app/index.html', 'POST')).status).toBe(405)
  })

  it('[WIN13] carry the security headers whatever the answer', async () => {
    for (const url of ['harmoor://app/index.html', 'harmoor://app/none.js', 'harmoor://other/x.js']) {
      const { headers } = await get(url)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      // The camera is the app's own; the microphone is nobody's.
      expect(headers.get('permissions-policy')).toContain('camera=(self)')
      expect(headers.get('permissions-policy')).toContain('microphone=()')
    }
  })
})
