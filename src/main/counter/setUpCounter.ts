import { findMember } from '../../store/repositories/members.ts'
import { summaryOf } from '../ipc/memberSummary.ts'
import { log } from '../log.ts'
import { tell } from '../tell.ts'
import { CounterApp } from './counterApp.ts'

/** Trials and roll-outs hand a counter its place at headquarters by the environment instead of the join screen. */
function invitationFromEnvironment(): { url: string; code: string } | null {
  const { HARMOOR_HQ_URL: url, HARMOOR_JOIN_CODE: code } = process.env
  return url && code ? { url, code } : null
}

/** The counter, telling its windows of everything that changes. Members are told only to who is signed in. */
export function setUpCounter(dataFolder: string): CounterApp {
  const app: CounterApp = new CounterApp({
    dataFolder,
    invitation: invitationFromEnvironment(),
    stateChanged(state) {
      log.event('phase', { phase: state.phase })
      tell('app:state', state)
    },
    syncChanged: status => tell('sync:status', status),
    membersChanged(memberIds) {
      const open = app.open()
      if (!open || !app.staff()) return
      for (const id of memberIds) {
        const member = findMember(open.db, id)
        if (member) tell('members:changed', summaryOf(member))
      }
    },
  })
  return app
}
