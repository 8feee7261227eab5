import { actions } from './actions.ts'
import { audit } from './audit.ts'
import { disclosures } from './disclosures.ts'
import { frame } from './frame.ts'
import { members } from './members.ts'
import { requests } from './requests.ts'
import { stores } from './stores.ts'

/** Every sentence of headquarters' console. */
export const console = { frame, stores, members, requests, disclosures, audit, actions }
