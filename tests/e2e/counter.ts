import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, type Page, type TestInfo } from '@playwright/test'
import {
  type LaunchOptions,
  launchCounter,
  type RunningCounter,
  type Runtime,
} from '../../build/drive/counter.ts'
import { startHeadquarters, type TrialHeadquarters } from '../../build/drive/headquarters.ts'

export const specimen = (name: string) => resolve(import.meta.dirname, '../specimens/images', name)

/** The built app on a fresh data folder, joined to a trial headquarters of its own. */
export interface App {
  page: Page
  dataFolder: string
  logs(): string
  /** Ends it and starts it again on the same data folder. */
  restart(): Promise<void>
  /** The same, but ended as a power cut would. */
  restartAfterKill(): Promise<void>
  close(): Promise<number | null>
}

interface Fixtures {
  folder: string
  headquarters: TrialHeadquarters
  /** @param options `alone`: joined to no headquarters. */
  launchApp(options?: Partial<LaunchOptions> & { alone?: true }): Promise<App>
  app: App
}
interface WorkerFixtures {
  runtime: Runtime
  /** One app for all tests of a worker, joined to no headquarters: for what is true of any window. */
  anyApp: App
}

async function open(options: LaunchOptions): Promise<App & { end(): Promise<void> }> {
  let counter: RunningCounter = await launchCounter(options)
  const again = async () => {
    counter = await launchCounter(options)
  }
  return {
    get page() {
      return counter.page as Page
    },
    dataFolder: options.dataFolder,
    logs: () => counter.logs(),
    restart: () => counter.close().then(again),
    restartAfterKill: () => counter.kill().then(again),
    close: () => counter.close(),
    end: () => counter.kill(),
  }
}

/** Playwright takes pictures of pages of its own only, and this page is the app's. */
async function showWhatHappened(app: App, testInfo: TestInfo): Promise<void> {
  await testInfo.attach('log', { body: app.logs() })
  const picture = await app.page.screenshot({ timeout: 5_000 }).catch(() => null)
  if (picture) await testInfo.attach('window', { body: picture, contentType: 'image/png' })
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  runtime: ['chromium', { option: true, scope: 'worker' }],
  anyApp: [
    async ({ runtime }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'harmoor-e2e-'))
      const app = await open({ dataFolder: folder, runtime })
      await use(app)
      await app.end()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker' },
  ],
  // biome's rule wants the pattern although Playwright reads names from it: fixtures without any need one.
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'harmoor-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  headquarters: async ({ folder }, use) => {
    const headquarters = await startHeadquarters(join(folder, 'headquarters'))
    await use(headquarters)
    await headquarters.stop()
  },
  launchApp: async ({ folder, headquarters, runtime }, use, testInfo) => {
    const opened: (App & { end(): Promise<void> })[] = []
    await use(async ({ alone, ...options } = {}) => {
      const joined = alone ? {} : { headquarters }
      const app = await open({ dataFolder: join(folder, 'counter'), ...joined, runtime, ...options })
      opened.push(app)
      return app
    })
    for (const app of opened) {
      if (testInfo.status !== testInfo.expectedStatus) await showWhatHappened(app, testInfo)
      await app.end()
    }
  },
  app: async ({ launchApp }, use) => use(await launchApp()),
})

export { expect } from '@playwright/test'
