import { type Session, session } from 'electron'

/** Without `persist:` a session lives in memory: no cache, history, storage or form data of the window reaches the disk. */
export const windowSession = (): Session => session.fromPartition('enrolment')
