import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListedCalendar, listCalendar, readCalendar } from '../../../domain/calendar/listed.ts'
import { vietnam } from '../../../domain/calendar/vietnam.ts'
import type { Calendar } from '../../../domain/calendar/workingDays.ts'

const parts = ['years', 'yearly', 'holidays', 'workedWeekends'] as const

interface CalendarFieldsProps {
  /** Null: the one that ships with the app. */
  calendar: Calendar | null
  mayChange: boolean
  /** Undefined while something that is typed cannot be read. */
  onChange(calendar: Calendar | null | undefined): void
}

/** Holidays and worked weekends, as lists of days. */
export function CalendarFields({ calendar, mayChange, onChange }: CalendarFieldsProps): ReactNode {
  const { t } = useTranslation()
  const [listed, setListed] = useState<ListedCalendar | null>(calendar && listCalendar(calendar))
  const read = listed && readCalendar(listed)
  const put = (next: ListedCalendar | null) => {
    setListed(next)
    const now = next && readCalendar(next)
    onChange(now === null ? null : now.ok ? now.value : undefined)
  }
  const problemOf = (part: (typeof parts)[number]) =>
    read && !read.ok && read.error.part === part
      ? t('console.audit.settings.calendar.wrong', { word: read.error.word })
      : undefined
  return (
    <section aria-labelledby="calendar-title">
      <h3 id="calendar-title">{t('console.audit.settings.calendar.title')}</h3>
      <p>{t('console.audit.settings.calendar.lead')}</p>
      {!listed && <p>{t('console.audit.settings.calendar.shipped')}</p>}
      {listed &&
        parts.map(part => (
          <Textarea
            key={part}
            id={`calendar-${part}`}
            label={t(`console.audit.settings.calendar.${part}`)}
            {...(part === 'years' ? { description: t('console.audit.settings.calendar.yearsHint') } : {})}
            size="md"
            autosize
            minRows={part === 'years' ? 1 : 3}
            maxRows={10}
            disabled={!mayChange}
            value={listed[part]}
            error={problemOf(part)}
            onChange={event => put({ ...listed, [part]: event.currentTarget.value })}
          />
        ))}
      {mayChange && (
        <Button
          id="calendar-edit"
          variant="default"
          onClick={() => put(listed ? null : listCalendar(vietnam))}
        >
          {listed ? t('console.audit.settings.calendar.reset') : t('console.audit.settings.calendar.edit')}
        </Button>
      )}
    </section>
  )
}
