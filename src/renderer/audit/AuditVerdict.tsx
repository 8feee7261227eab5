import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFindings } from '../../contract/ipc/audit.ts'
import { Message } from '../../ui/Message.tsx'
import { fullTimeOf } from '../../ui/when.ts'
import styles from './Audit.module.css'

const MINUTE_MS = 60_000
/** Clocks of two machines are never quite the same. */
const AHEAD_MS = 5 * MINUTE_MS
/** More would bury what matters. */
const STEPS_SHOWN = 5

const minutes = (ms: number) => Math.max(1, Math.round(Math.abs(ms) / MINUTE_MS))

/** What was done to the log, each in a sentence. */
function wrongs(t: TFunction, { tampering, faults, headquarters }: AuditFindings): string[] {
  const found = tampering ? [t(`audit.tampering.${tampering.kind}`, { ...tampering })] : []
  found.push(...faults.map(({ problem, from, to }) => t(`audit.checkpoint.${problem}`, { from, to })))
  if (headquarters.holds === 'truncated' || headquarters.holds === 'forked')
    found.push(t(`audit.held.${headquarters.holds}`, { upTo: headquarters.upTo }))
  return found
}

/** What the log rests on, and what its clocks tell. */
function notes(t: TFunction, findings: AuditFindings): string[] {
  const { countersigned, signedUpTo, entries, aheadMs, clockSteps, headquarters: held } = findings
  const said = [
    countersigned
      ? t('audit.verified.countersigned', {
          sequence: countersigned.sequence,
          at: fullTimeOf(countersigned.at),
        })
      : t('audit.verified.notCountersigned'),
  ]
  if (held.holds === 'same') said.push(t('audit.held.same', { upTo: held.upTo }))
  else if (held.holds === 'no-answer' || held.holds === 'alone' || held.holds === 'nothing')
    said.push(t(`audit.held.${held.holds}`))
  if (signedUpTo > 0) said.push(t('audit.verified.signed', { sequence: signedUpTo }))
  if (signedUpTo < entries) said.push(t('audit.verified.unsigned', { from: signedUpTo + 1, to: entries }))
  if (aheadMs > AHEAD_MS) said.push(t('audit.verified.ahead', { minutes: minutes(aheadMs) }))
  for (const { sequence, byMs } of clockSteps.slice(-STEPS_SHOWN)) {
    const way = t(byMs < 0 ? 'audit.verified.back' : 'audit.verified.forward')
    said.push(t('audit.verified.step', { way, minutes: minutes(byMs), sequence }))
  }
  const more = clockSteps.length - STEPS_SHOWN
  return more > 0 ? [...said, t('audit.verified.moreSteps', { count: more })] : said
}

/** Whether the log is whole, in plain words; if not, which entry and why. */
export function AuditVerdict({ findings }: { findings: AuditFindings }): ReactNode {
  const { t } = useTranslation()
  const found = wrongs(t, findings)
  return (
    <div id="audit-verdict" className={styles.verdict}>
      {findings.sound ? (
        <Message tone="good">{t('audit.verified.sound', { entries: findings.entries })}</Message>
      ) : (
        <Message tone="bad">{[...found, t('audit.verified.broken')].join(' ')}</Message>
      )}
      <ul>
        {notes(t, findings).map(note => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
