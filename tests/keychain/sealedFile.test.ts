import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSealedFile, openSealedFile } from '../../src/keychain/sealedFile.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'harmoor-sealed-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const passphrase = 'đúng ngựa pin ghim'

it('gives secrets back with the passphrase, and nothing without it', { timeout: 30_000 }, async () => {
  const file = join(folder, 'secrets.age')
  const made = await createSealedFile(file, passphrase)
  await made.set('store-key', 'a-secret-value')
  await made.set('pin-pepper', 'another')
  const opened = await openSealedFile(file, passphrase)
  expect(await opened?.get('store-key')).toBe('a-secret-value')
  expect(await opened?.get('pin-pepper')).toBe('another')
  expect(await opened?.get('device-key')).toBeNull()
  expect(await openSealedFile(file, 'wrong passphrase')).toBeNull()
})

it('is readable by its owner alone, holds no plaintext and leaves no draft behind', {
  timeout: 30_000,
}, async () => {
  const file = join(folder, 'secrets.age')
  await (await createSealedFile(file, passphrase)).set('store-key', 'a-secret-value')
  expect(readdirSync(folder)).toEqual(['secrets.age'])
  expect(readFileSync(file).includes('a-secret-value')).toBe(false)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
})

it('is never started anew over an existing one', { timeout: 30_000 }, async () => {
  const file = join(folder, 'secrets.age')
  await createSealedFile(file, passphrase)
  await expect(createSealedFile(file, passphrase)).rejects.toThrow('exists')
})
