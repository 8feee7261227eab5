export { formatCode, issueJoinCode } from './joining/joinCode.ts'
export { makeLog } from './log.ts'
export { type Headquarters, type HeadquartersOptions, startHeadquarters } from './server.ts'
export { startTrialHeadquarters, type Trial } from './trial.ts'
