import type { Page } from 'playwright-core'

/** One picture: a situation, and what the clerk does in it first. */
export interface Shot {
  name: string
  scene: string
  act?(page: Page): Promise<unknown>
}
