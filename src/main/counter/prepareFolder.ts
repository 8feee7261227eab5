import { accessSync, constants, mkdirSync } from 'node:fs'
import { finishRestore } from './restoring.ts'

/** Has the data folder ready, and what was being restored in place. False where it cannot be written. */
export function prepareFolder(dataFolder: string): boolean {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    accessSync(dataFolder, constants.W_OK)
    finishRestore(dataFolder)
    return true
  } catch {
    return false
  }
}
