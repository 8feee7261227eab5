import { app as electron } from 'electron'
import { findMember } from '../../store/repositories/members.ts'
import { summaryOf } from '../ipc/memberSummary.ts'
import { log } from '../log.ts'
import { tell, tellIdle } from '../tell.ts'
import { closeCoSignWindow } from '../windows/coSignWindow.ts'
import { CounterApp } from './counterApp.ts'
import { Retention } from './retention.ts'

/** Trials and roll-outs hand a counter its place at headquarters by the environment instead of the join screen. */
function invitationFromEnvironment(): { url: string; code: string } | null {
  const { HARMOOR_HQ_URL: url, HARMOOR_JOIN_CODE: code } = process.env
  return url && code ? { url, code } : null
}

/** The counter, telling its windows of everything that changes. Members are told only to who is signed in. */
export function setUpCounter(dataFolder: string): CounterApp {
  const retention = new Retention(() => app.open()?.db ?? null)
  const app: CounterApp = new CounterApp({
    dataFolder,
    invitation: invitationFromEnvironment(),
    stateChanged(state) {
      log.event('phase', { phase: state.phase })
      tell('app:state', state)
      // Whoever asked for the supervisor has gone: what was asked waits in the queue.
      if (state.phase !== 'ready') closeCoSignWindow()
      // [REV3] At a counter that was cut off, all that headquarters has confirmed is due.
      if (state.phase === 'sign-in' || state.phase === 'cut-off') void retention.run()
    },
    idle: secondsLeft => tellIdle({ secondsLeft }),
    syncChanged: status => tell('sync:status', status),
    workChanged: (topic, progress) => tell(topic, progress),
    // Bundled beside this file as an entry of its own: see electron.vite.config.ts.
    storeWorker: new URL('./store-worker.js', import.meta.url),
    backupFolder: process.env.HARMOOR_BACKUPS,
    appVersion: electron.getVersion(),
    membersChanged(memberIds) {
      const open = app.open()
      if (open?.isCutOff()) void retention.run()
      if (!open || !app.staff()) return
      for (const id of memberIds) {
        const member = findMember(open.db, id)
        if (member) tell('members:changed', summaryOf(member))
      }
    },
  })
  setInterval(() => app.session.tick(), 1000).unref()
  return app
}
