import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../..')

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]

/**
 * Where browsers live that are not on the PATH.
 * @type {Partial<Record<NodeJS.Platform, string[]>>}
 */
const wellKnown = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: programFiles.flatMap(folder =>
    folder
      ? [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : [],
  ),
}

const onPath = () =>
  (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))

/** Playwright's own browser, where someone has installed it. */
async function playwrights() {
  const entry = join(root, 'node_modules/playwright-core/index.mjs')
  if (!existsSync(entry)) return []
  const { chromium } = await import(pathToFileURL(entry).href)
  return [chromium.executablePath()]
}

/**
 * The Chromium to run on: HARMOOR_CHROMIUM, else Playwright's, else the system's.
 * @returns {Promise<string | null>} path of the program
 */
export async function findChromium() {
  const named = process.env.HARMOOR_CHROMIUM
  if (named) return existsSync(named) ? named : null
  const places = [...(await playwrights()), ...onPath(), ...(wellKnown[process.platform] ?? [])]
  return places.find(path => path && existsSync(path)) ?? null
}
