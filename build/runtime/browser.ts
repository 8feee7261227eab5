import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { findChromium } from '../setup/chromium.mjs'
import { appendedSwitches } from './commandLine.ts'

export interface WindowShape {
  width: number
  height: number
  userData: string
  /** Chromium's own answers to what a page may, by its names. */
  contentSettings: Record<string, number>
  flags: string[]
}

let launched: Promise<BrowserContext> | null = null
let profile: string | null = null

/** No display on Linux means no window; anywhere else there always is one. */
const isHeadless = () =>
  process.env.HARMOOR_HEADLESS === '1' ||
  (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)

/** Chromium refuses its own sandbox to root. */
const canSandbox = () => process.platform !== 'linux' || process.getuid?.() !== 0

const cameraFrom = (file: string) => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
]

const allFlags = ({ width, height, flags }: WindowShape) => [
  // Off the record: cookies, storage, history, form data and caches stay in memory.
  '--incognito',
  // A window without tabs or address bar.
  '--app=about:blank',
  `--window-size=${width},${height}`,
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--no-default-browser-check',
  // For tests and for looking at a headless window: on this machine only, and only when asked for.
  ...(process.env.HARMOOR_DEBUG_PORT
    ? [
        `--remote-debugging-port=${Number(process.env.HARMOOR_DEBUG_PORT)}`,
        '--remote-debugging-address=127.0.0.1',
      ]
    : []),
  // Without it Chromium would complain in the window, every time, that it has no sandbox.
  ...(canSandbox() ? [] : ['--test-type']),
  // For tests: a file of JPEG pictures in a row is the only camera there is.
  ...(process.env.HARMOOR_CAMERA ? cameraFrom(process.env.HARMOOR_CAMERA) : []),
  ...flags,
  ...appendedSwitches(),
]

/** What Chromium would otherwise keep or send of what is typed. */
const preferences = (contentSettings: Record<string, number>) => ({
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false, default_content_setting_values: contentSettings },
  browser: { enable_spellchecking: false },
  spellcheck: { use_spelling_service: false },
  search: { suggest_enabled: false },
  translate: { enabled: false },
})

function freshProfile({ userData, contentSettings }: WindowShape): string {
  const folder = join(userData, 'chromium')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'Default'), { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(preferences(contentSettings)))
  return folder
}

async function launch(shape: WindowShape): Promise<BrowserContext> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error('no Chromium found: install one, or name it in HARMOOR_CHROMIUM')
  profile = freshProfile(shape)
  return chromium.launchPersistentContext(profile, {
    executablePath,
    // Else it makes its crash reporter's folder among the user's own settings.
    env: { ...process.env, CHROME_CONFIG_HOME: profile },
    headless: isHeadless(),
    chromiumSandbox: canSandbox(),
    viewport: null,
    serviceWorkers: 'block',
    acceptDownloads: false,
    ignoreDefaultArgs: ['--enable-automation'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: allFlags(shape),
  })
}

/** One Chromium serves all windows; the first window's size is its size. */
export function openBrowser(shape: WindowShape): Promise<BrowserContext> {
  launched ??= launch(shape)
  return launched
}

/** Ends Chromium and removes its profile. */
export async function closeBrowser(): Promise<void> {
  const context = await launched?.catch(() => null)
  await context?.close().catch(() => {})
  if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}
