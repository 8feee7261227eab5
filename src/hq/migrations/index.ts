import type { Migration } from 'kysely/migration'
import * as enrolment from './0001-enrolment.ts'
import * as checkpoints from './0002-checkpoints.ts'
import * as cancelling from './0003-cancelling.ts'
import * as rejoining from './0004-rejoining.ts'
import * as recovering from './0005-recovering.ts'
import * as deciding from './0006-deciding.ts'
import * as operators from './0007-operators.ts'
import * as registers from './0008-registers.ts'
import * as incidents from './0009-incidents.ts'
import * as pinHands from './0010-pin-hands.ts'
import * as absences from './0011-absences.ts'
import * as voids from './0012-voids.ts'
import * as pinChanges from './0013-pin-changes.ts'

/** Every migration there has been, in order. A file here is never changed once released: what follows is a new one. */
export const migrations: Record<string, Migration> = {
  '0001-enrolment': enrolment,
  '0002-checkpoints': checkpoints,
  '0003-cancelling': cancelling,
  '0004-rejoining': rejoining,
  '0005-recovering': recovering,
  '0006-deciding': deciding,
  '0007-operators': operators,
  '0008-registers': registers,
  '0009-incidents': incidents,
  '0010-pin-hands': pinHands,
  '0011-absences': absences,
  '0012-voids': voids,
  '0013-pin-changes': pinChanges,
}
