import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'read-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...files: string[]) =>
  new Promise<{ status: number; lines: Record<string, unknown>[]; errors: string }>(resolve => {
    execFile(process.execPath, ['src/cli/read.ts', ...files], { cwd: root }, (error, stdout, stderr) => {
      const lines = stdout.split('\n').filter(line => line !== '')
      const status = typeof error?.code === 'number' ? error.code : 0
      resolve({ status, lines: lines.map(line => JSON.parse(line)), errors: stderr })
    })
  })

describe('npm run read', () => {
  it('[CLI1] prints one line for each document, with its fields, zone and code', async () => {
    const card = 'tests/specimens/images/id-2021-front.jpg'
    const passport = 'tests/specimens/images/passport.jpg'
    const { status, lines } = await run(card, passport)
    expect(status).toBe(0)
    expect(lines).toHaveLength(2)
    expect(Object.keys(lines[0] ?? {})).toEqual(['file', 'document', 'fields', 'mrz', 'qr', 'ms'])
    expect(lines[0]).toMatchObject({
      file: card,
      document: 'vn-id-2021',
      mrz: null,
      qr: expect.stringContaining('|'),
    })
    expect(lines[0]?.fields).toMatchObject({
      number: {
        value: expect.stringMatching(/^\d{12}$/),
        sources: expect.arrayContaining(['qr']),
        confidence: expect.closeTo(0.99, 1),
        verified: true,
      },
    })
    expect(lines[1]).toMatchObject({ file: passport, document: 'passport', qr: null, mrz: { valid: true } })
  })

  it('[CLI2] names the fault of each file that it cannot read, goes on, and ends with status 1', async () => {
    const text = join(folder, 'text.jpg')
    const empty = join(folder, 'empty.png')
    writeFileSync(text, 'no image')
    writeFileSync(empty, '')
    const missing = join(folder, 'missing.jpg')
    const { status, lines } = await run(text, empty, missing, folder, 'tests/specimens/images/td2.jpg')
    expect(status).toBe(1)
    expect(lines.slice(0, 4)).toEqual([
      { file: text, fault: 'not-an-image' },
      { file: empty, fault: 'empty-file' },
      { file: missing, fault: 'file-unreadable' },
      { file: folder, fault: 'file-unreadable' },
    ])
    expect(lines[4]).toMatchObject({ document: 'id-card' })
  })

  it('[CLI3] tells how it is used when no file is named', async () => {
    const { status, lines, errors } = await run()
    expect({ status, lines }).toEqual({ status: 2, lines: [] })
    expect(errors).toContain('usage')
  })
})
