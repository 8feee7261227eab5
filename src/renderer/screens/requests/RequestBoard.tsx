import { Button, Input } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestSummary } from '../../../contract/ipc/request.ts'
import { type Standing, standings } from '../../../domain/request/request.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { useApp } from '../../state/useApp.ts'
import styles from './Requests.module.css'
import { RequestTable } from './RequestTable.tsx'

const filters = {
  open: standings.filter(standing => standing !== 'done'),
  late: ['urgent', 'late'],
  done: ['done'],
  all: standings,
} as const satisfies Record<string, readonly Standing[]>
type Filter = keyof typeof filters

/** A notice of misuse stays among the urgent ones even when its day has passed. */
const groupOf = ({ standing, kind }: RequestSummary): Standing =>
  standing === 'late' && kind === 'misuse' ? 'urgent' : standing

function Groups({ requests, filter, card }: { requests: RequestSummary[]; filter: Filter; card: string }) {
  const { t } = useTranslation()
  const digits = card.replace(/\D/g, '')
  const matching = requests.filter(({ cardNumber }) => cardNumber.includes(digits))
  const groups = filters[filter]
    .map(name => ({ name, requests: matching.filter(one => groupOf(one) === name) }))
    .filter(group => group.requests.length > 0)
  if (groups.length === 0)
    return (
      <p role="status" className={styles.empty}>
        {digits === '' && filter === 'open' ? t('requests.board.empty') : t('requests.board.nothing')}
      </p>
    )
  return groups.map(({ name, requests: ofGroup }) => (
    <section key={name} id={`group-${name}`} className={styles.panel} data-standing={name}>
      <h3>
        {t(`requests.board.groups.${name}`)} <span className={styles.count}>{ofGroup.length}</span>
      </h3>
      <RequestTable requests={ofGroup} label={t(`requests.board.groups.${name}`)} />
    </section>
  ))
}

/** Every request of the store, by what it waits for, the most pressing first. */
export function RequestBoard(): ReactNode {
  const { t } = useTranslation()
  const requests = useApp(state => state.requests)
  const fault = useApp(state => state.requestFault)
  const load = useApp(state => state.loadRequests)
  const go = useApp(state => state.go)
  const [filter, setFilter] = useState<Filter>('open')
  const [card, setCard] = useState('')
  useEffect(() => void load(), [load])
  return (
    <>
      <div className={styles.tools}>
        <Button
          id="take-new-request"
          h={44}
          leftSection={<IconPlus aria-hidden size={18} />}
          onClick={() => go({ page: 'requests', memberId: '' })}
        >
          {t('requests.take')}
        </Button>
        <Segments
          id="request-filter"
          label={t('requests.board.show')}
          value={filter}
          options={(Object.keys(filters) as Filter[]).map(value => ({
            value,
            label: t(`requests.board.filter.${value}`),
          }))}
          onChange={value => setFilter(value)}
        />
        <Input
          id="request-card"
          size="md"
          className={styles.filter ?? ''}
          aria-label={t('requests.board.card')}
          placeholder={t('requests.board.card')}
          inputMode="numeric"
          autoComplete="off"
          value={card}
          onChange={event => setCard(event.currentTarget.value)}
        />
      </div>
      {fault && <FaultMessage fault={fault} />}
      {requests === null && !fault && <p role="status">{t('requests.loading')}</p>}
      {requests && <Groups requests={requests} filter={filter} card={card} />}
    </>
  )
}
