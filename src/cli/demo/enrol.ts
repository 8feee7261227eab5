import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import {
  type Contact,
  giveConsent,
  handInDocument,
  nextCustomer,
  save,
  shownReceipt,
  typeContact,
  waitForConfirmation,
} from '../../../build/drive/clerk.ts'
import type { Steps } from './steps.ts'

export interface Customer extends Contact {
  /** What the steps call them. */
  who: string
  /** File name of the specimen. */
  document: string
  /** What the document truly says. */
  number: string
}

export interface Enrolled {
  cardNumber: string
  /** As the screen shows it. */
  receiptId: string | null
}

const specimens = resolve(import.meta.dirname, '../../../tests/specimens/images')

/** The main job at the counter for one customer, from document to receipt, in the window. */
export async function enrol(page: Page, customer: Customer, steps: Steps): Promise<Enrolled> {
  const { who, document } = customer
  await steps.take(`${who}: document read`, () => handInDocument(page, resolve(specimens, document)), page)
  await steps.take(`${who}: phone and e-mail typed`, () => typeContact(page, customer), page)
  await steps.take(`${who}: consent given`, () => giveConsent(page), page)
  const cardNumber = await steps.take(`${who}: stored`, () => save(page), page)
  await steps.take(`${who}: confirmed by headquarters`, () => waitForConfirmation(page), page)
  const receiptId = await shownReceipt(page)
  await nextCustomer(page)
  return { cardNumber, receiptId }
}
