import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

export interface StepTaken {
  step: string
  ms: number
}

/** Prints and times each step of the demonstration, and takes a picture of the window after it. */
export class Steps {
  readonly taken: StepTaken[] = []
  private readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** @param folder for the pictures; what an earlier run left there goes */
  static async into(folder: string): Promise<Steps> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    return new Steps(folder)
  }

  async take<T>(step: string, work: () => Promise<T>, page?: Page): Promise<T> {
    const started = performance.now()
    const result = await work()
    const ms = Math.round(performance.now() - started)
    this.taken.push({ step, ms })
    console.log(`${String(ms).padStart(6)} ms  ${step}`)
    const name = `${String(this.taken.length).padStart(2, '0')}-${step.replace(/[^a-z0-9]+/gi, '-')}.png`
    await page?.screenshot({ path: join(this.folder, name) })
    return result
  }
}
