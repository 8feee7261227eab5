import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One file that was seen at some time, with what must not have been in it. */
export interface Finding {
  file: string
  found: string
}

const imageStarts = {
  JPEG: Buffer.from([0xff, 0xd8, 0xff]),
  PNG: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  WebP: Buffer.from('WEBPVP8'),
  GIF: Buffer.from('GIF89a'),
}

const spellings = (fact: string) =>
  [fact.normalize('NFC'), fact.normalize('NFD')].flatMap(text => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
  ])

/**
 * Looks at every file under a folder, again and again while something runs, and remembers each that held an image or one
 * of the facts, even if it is gone later.
 */
export class FilesWritten {
  readonly findings: Finding[] = []
  readonly seen = new Set<string>()
  private readonly folder: string
  private readonly facts: readonly string[]
  private readonly looked = new Map<string, number>()
  private readonly timer: NodeJS.Timeout

  constructor(folder: string, facts: readonly string[]) {
    this.folder = folder
    this.facts = facts
    this.timer = setInterval(() => this.lookWhileItChanges(), 100)
  }

  /** The last look. */
  stop(): void {
    clearInterval(this.timer)
    this.look()
  }

  /** A folder may go while it is being listed; the next look sees what there is then. */
  private lookWhileItChanges() {
    try {
      this.look()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }

  private look() {
    for (const name of readdirSync(this.folder, { recursive: true, encoding: 'utf8' })) {
      const file = join(this.folder, name)
      const about = statSync(file, { throwIfNoEntry: false })
      if (!about?.isFile() || this.looked.get(file) === about.mtimeMs) continue
      this.looked.set(file, about.mtimeMs)
      this.seen.add(name)
      this.inspect(name, file)
    }
  }

  private inspect(name: string, file: string) {
    const bytes = readFileSync(file)
    for (const [kind, start] of Object.entries(imageStarts))
      if (bytes.subarray(0, 16).includes(start)) this.findings.push({ file: name, found: `a ${kind} image` })
    for (const fact of this.facts)
      if (spellings(fact).some(spelling => bytes.includes(spelling)) || name.includes(fact))
        this.findings.push({ file: name, found: fact })
  }
}
