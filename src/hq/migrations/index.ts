import type { Migration } from 'kysely/migration'
import * as enrolment from './0001-enrolment.ts'

/** Every migration there has been, in order. A file here is never changed once released: what follows is a new one. */
export const migrations: Record<string, Migration> = {
  '0001-enrolment': enrolment,
}
