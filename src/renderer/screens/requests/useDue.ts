import { useTranslation } from 'react-i18next'
import type { RequestSummary } from '../../../contract/ipc/request.ts'
import { formatVietnameseDate } from '../../../domain/date.ts'
import { clocks, FIRST_ANSWER, type LegalSource, legalSources } from '../../../domain/request/clocks.ts'
import { dayOf } from '../../../ui/when.ts'

/** Sentences about the clock of a request, in the language of the screen. */
export function useDue() {
  const { t } = useTranslation()
  const sourceOf = (source: LegalSource) =>
    source === 'house' ? t('requests.legal.house') : legalSources[source]
  return {
    /** What is due next, or when it was done. */
    next({ nextDue, completedAt, answeredAt, answerBy }: RequestSummary): string {
      if (!nextDue) return completedAt ? t('requests.due.doneOn', { day: dayOf(new Date(completedAt)) }) : ''
      const day = formatVietnameseDate(nextDue)
      const isAnswer = !answeredAt && nextDue === answerBy
      return isAnswer ? t('requests.due.answer', { day }) : t('requests.due.complete', { day })
    },
    /** How much is left of it; null once it is done. */
    left({ nextDue, standing, workingDaysLeft }: RequestSummary): string | null {
      if (!nextDue) return null
      if (standing === 'late') return t('requests.due.late')
      return workingDaysLeft === 0
        ? t('requests.due.today')
        : t('requests.due.left', { count: workingDaysLeft })
    },
    /** The figure behind the next day, with its legal source. */
    legal({ kind, answeredAt, nextDue, answerBy }: RequestSummary): string {
      const { days, source } = clocks[kind]
      return !answeredAt && nextDue === answerBy
        ? t('requests.legal.answer', {
            days: FIRST_ANSWER.workingDays,
            source: sourceOf(FIRST_ANSWER.source),
          })
        : t('requests.legal.complete', { days, source: sourceOf(source) })
    },
    /** Every figure of the kind. */
    figures({ kind }: Pick<RequestSummary, 'kind'>): string[] {
      const { days, extension, source } = clocks[kind]
      const answer = t('requests.legal.answer', {
        days: FIRST_ANSWER.workingDays,
        source: sourceOf(FIRST_ANSWER.source),
      })
      const more =
        extension > 0 ? t('requests.legal.extension', { days: extension }) : t('requests.legal.noExtension')
      return [answer, `${t('requests.legal.complete', { days, source: sourceOf(source) })}; ${more}`]
    },
  }
}
