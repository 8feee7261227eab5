import {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ScannerState } from '../../../src/contract/ipc/devices.ts'
import type { ReadFault, Reading } from '../../../src/domain/identity/reading.ts'
import { err, ok, type Result } from '../../../src/domain/result.ts'
import { ScannerFolder } from '../../../src/main/devices/scannerFolder.ts'

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8, 0xff, 0xd9])
const reading: Reading = { document: 'passport', fields: {}, mrz: null, qr: null, warnings: [] }

let folder: string
let attended: object | null
let answer: Result<Reading, ReadFault>
let read: Buffer[]
let told: ScannerState[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'harmoor-scans-'))
  attended = {}
  answer = ok(reading)
  read = []
  told = []
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

const save = (name: string, bytes: Uint8Array = jpeg) => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
function watching(): ScannerFolder {
  return new ScannerFolder({
    folder,
    reader: {
      readImage: async bytes => {
        read.push(Buffer.from(bytes))
        bytes.fill(0)
        return answer
      },
    },
    attendedBy: () => attended,
    changed: state => told.push(state),
  })
}
const look = (scanner: ScannerFolder, times = 2) => {
  for (let time = 0; time < times; time += 1) scanner.look()
  return scanner.state().scans
}
/** A scanner's folder that is being watched already when the first picture comes. */
function attendedFolder() {
  const scanner = watching()
  scanner.look()
  return scanner
}
const only = (scanner: ScannerFolder) => scanner.state().scans[0]?.scanId ?? ''

describe('a picture that the scanner saves', () => {
  it('is told once it is complete, read, and gone from the folder', async () => {
    const scanner = attendedFolder()
    const file = save('Nguyen Thi Mau.JPG')
    expect(look(scanner)).toMatchObject([{ left: false, old: false, state: 'waiting' }])
    const got = await scanner.read(only(scanner))
    expect(got).toMatchObject({ ok: true, value: { reading, fault: null, removed: true } })
    expect(read).toEqual([jpeg])
    expect(existsSync(file)).toBe(false)
    expect(look(scanner)).toEqual([])
  })

  it('is shown as it was, though the reader overwrote its bytes', async () => {
    const scanner = attendedFolder()
    save('a.jpg')
    look(scanner)
    const got = await scanner.read(only(scanner))
    expect(got.ok && got.value.image && Buffer.from(got.value.image)).toEqual(jpeg)
  })

  it('is never told by its name', () => {
    const scanner = attendedFolder()
    save('Nguyen Thi Mau.jpg')
    look(scanner)
    expect(JSON.stringify(told)).not.toContain('Nguyen')
  })

  it('waits until it is completely written', () => {
    const scanner = attendedFolder()
    const file = save('growing.jpg', jpeg.subarray(0, 8))
    expect(look(scanner, 3)).toEqual([])
    appendFileSync(file, jpeg.subarray(8))
    expect(look(scanner)).toHaveLength(1)
  })

  it('waits longer where the format does not say how it ends', () => {
    const scanner = attendedFolder()
    save('scan.tif', Buffer.from('II*\0 with whatever follows'))
    expect(look(scanner, 3)).toEqual([])
    expect(look(scanner, 5)).toHaveLength(1)
  })

  it('waits while it is empty, and while its name says that it is a draft', () => {
    const scanner = attendedFolder()
    save('empty.png', new Uint8Array())
    save('~draft.jpg')
    save('.hidden.jpg')
    expect(look(scanner, 12)).toEqual([])
  })

  it('goes too when nothing could be read from it: the clerk has seen it', async () => {
    answer = err('nothing-read')
    const scanner = attendedFolder()
    const file = save('blank.jpg')
    look(scanner)
    const got = await scanner.read(only(scanner))
    expect(got).toMatchObject({ ok: true, value: { reading: null, fault: 'nothing-read', removed: true } })
    expect(existsSync(file)).toBe(false)
  })

  it('is read once, however often that is asked for', async () => {
    const scanner = attendedFolder()
    save('a.jpg')
    look(scanner)
    const scanId = only(scanner)
    const [one, other] = await Promise.all([scanner.read(scanId), scanner.read(scanId)])
    expect(one.ok).toBe(true)
    expect(other).toEqual(err('not-now'))
    expect(await scanner.read(scanId)).toEqual(err('scan-gone'))
    expect(read).toHaveLength(1)
  })
})

describe('what stays in the folder', () => {
  it('is what is no picture, and it is said so', async () => {
    answer = err('not-an-image')
    const scanner = attendedFolder()
    const file = save('notes.jpg')
    look(scanner)
    const got = await scanner.read(only(scanner))
    expect(got).toMatchObject({ ok: true, value: { fault: 'not-an-image', removed: false } })
    expect(existsSync(file)).toBe(true)
    expect(told.at(-1)?.scans).toMatchObject([{ state: 'unreadable' }])
  })

  it('is other files, folders and links', () => {
    const scanner = attendedFolder()
    const elsewhere = mkdtempSync(join(tmpdir(), 'harmoor-elsewhere-'))
    writeFileSync(join(elsewhere, 'a.jpg'), jpeg)
    symlinkSync(join(elsewhere, 'a.jpg'), join(folder, 'link.jpg'))
    mkdirSync(join(folder, 'folder.jpg'))
    save('letter.docx')
    expect(look(scanner, 12)).toEqual([])
    rmSync(elsewhere, { recursive: true })
  })

  it('is a picture saved again after it was found unreadable, which is tried again', async () => {
    answer = err('not-an-image')
    const scanner = attendedFolder()
    const file = save('a.jpg')
    look(scanner)
    await scanner.read(only(scanner))
    answer = ok(reading)
    appendFileSync(file, jpeg)
    look(scanner)
    expect(scanner.state().scans).toMatchObject([{ state: 'waiting' }])
    expect(await scanner.read(only(scanner))).toMatchObject({ ok: true, value: { removed: true } })
  })
})

describe('pictures that lay there before anybody watched', () => {
  it('are offered, not read unasked, and can be removed unread', () => {
    const file = save('from-yesterday.jpg')
    const past = Date.now() / 1000 - 2 * 24 * 3600
    utimesSync(file, past, past)
    const scanner = watching()
    expect(look(scanner, 3)).toMatchObject([{ left: true, old: true }])
    expect(read).toEqual([])
    expect(scanner.remove([only(scanner)]).scans).toEqual([])
    expect(existsSync(file)).toBe(false)
  })

  it('are those saved while nobody was signed in', () => {
    const scanner = attendedFolder()
    attended = null
    scanner.look()
    save('at-the-door.jpg')
    expect(look(scanner)).toEqual([])
    attended = {}
    expect(look(scanner, 3)).toMatchObject([{ left: true }])
  })

  it('are those saved while one clerk took the place of another, however quickly', () => {
    const scanner = attendedFolder()
    save('in-between.jpg')
    attended = {}
    expect(look(scanner, 3)).toMatchObject([{ left: true }])
  })

  it('are overwritten where nobody else has the same file by another name', () => {
    const file = save('twice.jpg')
    const elsewhere = mkdtempSync(join(tmpdir(), 'harmoor-elsewhere-'))
    linkSync(file, join(elsewhere, 'kept.jpg'))
    const scanner = watching()
    look(scanner, 3)
    scanner.remove([only(scanner)])
    expect(existsSync(file)).toBe(false)
    expect(readFileSync(join(elsewhere, 'kept.jpg'))).toEqual(jpeg)
    rmSync(elsewhere, { recursive: true })
  })
})

describe('the folder itself', () => {
  it('is said to be missing while it is, and works again when it is back', () => {
    const scanner = attendedFolder()
    rmSync(folder, { recursive: true })
    scanner.look()
    expect(told.at(-1)).toMatchObject({ folderFault: 'missing' })
    mkdirSync(folder)
    scanner.look()
    expect(told.at(-1)).toMatchObject({ folderFault: null })
  })

  it('must be there, be a folder, and be given in full', () => {
    const scanner = watching()
    for (const bad of [join(folder, 'nowhere'), save('a.jpg'), 'scans'])
      expect(scanner.watch(bad)).toEqual(err('folder-unusable'))
    expect(scanner.watch(folder)).toMatchObject({ ok: true, value: { folder } })
    expect(scanner.watch(null)).toMatchObject({ ok: true, value: { folder: null, scans: [] } })
  })

  it('tells nothing while nothing changes', () => {
    const scanner = attendedFolder()
    save('a.jpg')
    look(scanner, 8)
    expect(told).toHaveLength(2)
  })
})
