import type { vi } from '../vi/index.ts'
import { approvals } from './approvals.ts'
import { audit } from './audit.ts'
import { camera } from './camera.ts'
import { consent } from './consent.ts'
import { console } from './console/index.ts'
import { correction } from './correction.ts'
import { desk } from './desk.ts'
import { disclosures } from './disclosures.ts'
import { document } from './document.ts'
import { door } from './door.ts'
import { draft } from './draft.ts'
import { facts } from './facts.ts'
import { faults } from './faults.ts'
import { find } from './find.ts'
import { history } from './history.ts'
import { incident } from './incident.ts'
import { lock } from './lock.ts'
import { member } from './member.ts'
import { print } from './print.ts'
import { receipt } from './receipt.ts'
import { requests } from './requests.ts'
import { restore } from './restore.ts'
import { result } from './result.ts'
import { saving } from './saving.ts'
import { scanner } from './scanner.ts'
import { shell } from './shell.ts'
import { staff } from './staff.ts'
import { upkeep } from './upkeep.ts'

/** English, typed by the Vietnamese: a sentence missing or too many does not compile. */
export const en: typeof vi = {
  approvals,
  audit,
  camera,
  consent,
  console,
  correction,
  desk,
  disclosures,
  document,
  door,
  draft,
  facts,
  faults,
  find,
  history,
  incident,
  lock,
  print,
  member,
  receipt,
  requests,
  restore,
  result,
  saving,
  scanner,
  shell,
  staff,
  upkeep,
}
