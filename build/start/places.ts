import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

function userData(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support')
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local')
  return process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share')
}

/** Where a start from a clone keeps its data: apart from any real counter of this user. */
export interface TrialPlaces {
  folder: string
  counter: string
  headquarters: string
}

export function trialPlaces(): TrialPlaces {
  const folder = process.env.HARMOOR_DATA ?? join(userData(), 'harmoor-enrolment-trial')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return { folder, counter: join(folder, 'counter'), headquarters: join(folder, 'headquarters') }
}

/** A counter remembers where its headquarters is, so the trial one keeps its port; 0 before its first start. */
export function keptPort({ folder }: TrialPlaces): number {
  const file = join(folder, 'headquarters-port')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
}

export const keepPort = ({ folder }: TrialPlaces, port: number) =>
  writeFileSync(join(folder, 'headquarters-port'), String(port))
