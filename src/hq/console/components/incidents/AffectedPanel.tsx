import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AffectedAnywhere, ConcernedIncident } from '../../../../contract/console/incidents.ts'
import { formatCardNumber } from '../../../../domain/member/cardNumber.ts'
import { scopeText } from '../../../../ui/incidentLetters.ts'
import { useAsk } from '../../useAsk.ts'
import { Loaded } from '../Loaded.tsx'
import { Panel } from '../Panel.tsx'

function People({ found, onNext }: { found: AffectedAnywhere; onNext(): void }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <p role="status">
        <strong>{t('incident.headquarters.count', { count: found.count })}</strong>{' '}
        {found.byStore
          .map(({ storeCode, count }) => t('incident.headquarters.inStore', { store: storeCode, count }))
          .join(' · ')}
      </p>
      {found.unsent !== null && found.unsent > 0 && (
        <p>{t('incident.headquarters.unsent', { count: found.unsent })}</p>
      )}
      {found.members.length > 0 && (
        <table aria-label={t('incident.scope.title')}>
          <thead>
            <tr>
              <th scope="col">{t('incident.scope.card')}</th>
              <th scope="col">{t('incident.scope.name')}</th>
              <th scope="col">{t('incident.headquarters.store')}</th>
            </tr>
          </thead>
          <tbody>
            {found.members.map(({ storeCode, memberId, cardNumber, name, number }) => (
              <tr key={memberId}>
                <td>{formatCardNumber(cardNumber)}</td>
                <td>
                  {name} · {number}
                </td>
                <td>{storeCode}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.next && (
        <Button variant="default" onClick={onNext}>
          {t('incident.scope.more')}
        </Button>
      )}
    </>
  )
}

/** Whom an incident concerns by now, over every store, masked: a page at a time. */
export function AffectedPanel({ scope }: { scope: NonNullable<ConcernedIncident['scope']> }): ReactNode {
  const { t } = useTranslation()
  const [after, setAfter] = useState<AffectedAnywhere['next']>(null)
  const asked = useAsk('incidents/affected', { scope, after })
  return (
    <Panel title={t('incident.scope.title')}>
      <p>{scopeText(scope, t)}</p>
      <Loaded asked={asked}>{found => <People found={found} onNext={() => setAfter(found.next)} />}</Loaded>
    </Panel>
  )
}
