import { existsSync, mkdirSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { strict } from './strict.ts'

interface SaveOptions {
  defaultPath?: string
  filters?: { name: string; extensions: string[] }[]
}

/** The path itself, or with a figure where there is such a file already: nothing is ever written over. */
function freePath(path: string): string {
  const stem = basename(path, extname(path))
  for (let count = 0; ; count += 1) {
    const name = count === 0 ? basename(path) : `${stem} (${count})${extname(path)}`
    const free = join(dirname(path), name)
    if (!existsSync(free)) return free
  }
}

/** Nobody can be asked here: a file goes where the app proposes, as a browser's downloads do, and the app says where that is. */
export const dialog = strict('dialog', {
  async showSaveDialog(_window: object, { defaultPath }: SaveOptions) {
    if (!defaultPath)
      throw new Error('electron.dialog.showSaveDialog without a path is not part of the Chromium runtime')
    mkdirSync(dirname(defaultPath), { recursive: true })
    return { canceled: false, filePath: freePath(defaultPath) }
  },
})
