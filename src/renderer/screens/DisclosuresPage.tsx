import { Button } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { disclosureStates } from '../../domain/disclosure/disclosure.ts'
import { Message } from '../../ui/Message.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { DemandForm } from '../disclosures/DemandForm.tsx'
import styles from '../disclosures/Disclosures.module.css'
import { DisclosureTable } from '../disclosures/DisclosureTable.tsx'
import { HandedOverDialog } from '../disclosures/HandedOverDialog.tsx'
import { anyDisclosure, type DisclosureFilter } from '../state/disclosureSlice.ts'
import type { Place } from '../state/placeSlice.ts'
import { useApp } from '../state/useApp.ts'

const PAUSE_MS = 200

function Tools({ memberId }: { memberId: string | null }): ReactNode {
  const { t } = useTranslation()
  const load = useApp(state => state.loadDisclosures)
  const [filter, setFilter] = useState<DisclosureFilter>({ ...anyDisclosure, memberId })
  const [adding, setAdding] = useState(false)
  // Closed in passing, a form keeps what was typed; sent or given up, the next begins anew.
  const [form, setForm] = useState(0)
  const page = useApp(state => state.memberPage)
  const about = memberId !== null && page && page.standing !== 'cancelled' ? page.member : null
  const look = useDebouncedCallback((wanted: DisclosureFilter) => void load(wanted), PAUSE_MS)
  const change = (part: Partial<DisclosureFilter>) => {
    const wanted = { ...filter, ...part }
    setFilter(wanted)
    look(wanted)
  }
  return (
    <div className={styles.tools}>
      <TextRow
        id="find-disclosure"
        label={t('disclosures.find')}
        hint={t('disclosures.findHint')}
        value={filter.text}
        onChange={text => change({ text })}
      />
      <div className={styles.add}>
        <Segments
          id="disclosure-state"
          label={t('disclosures.stateLabel')}
          value={filter.state ?? 'all'}
          options={(['all', ...disclosureStates] as const).map(value => ({
            value,
            label: t(`disclosures.state.${value}`),
          }))}
          onChange={state => change({ state: state === 'all' ? null : state })}
        />
      </div>
      <Button
        id="add-disclosure"
        className={styles.add}
        h={44}
        leftSection={<IconPlus aria-hidden size={18} />}
        onClick={() => setAdding(true)}
      >
        {t('disclosures.add')}
      </Button>
      <DemandForm
        key={`${form} ${about?.memberId}`}
        member={about?.memberId === memberId ? about : null}
        opened={adding}
        onClose={() => setAdding(false)}
        onEnd={() => {
          setAdding(false)
          setForm(form + 1)
        }}
      />
    </div>
  )
}

/** What state agencies demanded, what was said to it, and what was handed over. */
export function DisclosuresPage({ place }: { place: Place }): ReactNode {
  const { t } = useTranslation()
  const memberId = place.page === 'disclosures' ? (place.memberId ?? null) : null
  const entries = useApp(state => state.disclosures)
  const more = useApp(state => state.moreDisclosures)
  const fault = useApp(state => state.disclosureFault)
  const outcome = useApp(state => state.disclosureOutcome)
  const load = useApp(state => state.loadDisclosures)
  const loadMore = useApp(state => state.loadMoreDisclosures)
  useEffect(() => void load({ ...anyDisclosure, memberId }), [load, memberId])
  return (
    <>
      <p>{t('disclosures.explain')}</p>
      <Tools memberId={memberId} />
      <div role="status">
        {outcome && (
          <Message tone={outcome === 'queued' || outcome === 'turned-away' ? 'warn' : 'good'}>
            {t(`disclosures.outcome.${outcome}`)}
          </Message>
        )}
      </div>
      {fault && <FaultMessage fault={fault} />}
      {entries === null && !fault && <p role="status">{t('disclosures.loading')}</p>}
      {entries?.length === 0 && <p role="status">{t('disclosures.none')}</p>}
      {entries && entries.length > 0 && <DisclosureTable entries={entries} />}
      {more && (
        <div>
          <Button variant="default" h={44} onClick={() => void loadMore()}>
            {t('disclosures.more')}
          </Button>
        </div>
      )}
      <HandedOverDialog />
    </>
  )
}
