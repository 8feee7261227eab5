import { Button, Loader, Table } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockHour4,
  IconPrinter,
  IconRefresh,
} from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ErasureProof } from '../../../contract/ipc/cancel.ts'
import { Message } from '../../../ui/Message.tsx'
import { momentOf } from '../../../ui/when.ts'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { cancellationSheet, placeName, placeText } from '../../print/cancellationSheet.ts'
import { idOf, type MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './MemberPage.module.css'
import { MemberPanel } from './MemberPanel.tsx'

const signs = {
  erased: IconCircleCheck,
  continued: IconCircleCheck,
  waiting: IconClockHour4,
  'not-verified': IconAlertTriangle,
}

function Places({ places }: Pick<ErasureProof, 'places'>): ReactNode {
  const { t } = useTranslation()
  return (
    <Table id="erasure-places" verticalSpacing="xs">
      <Table.Tbody>
        {places.map(place => {
          const Sign = signs[place.state]
          return (
            <Table.Tr key={place.counterNumber ?? 0} data-state={place.state}>
              <Table.Th scope="row">{placeName(place, t)}</Table.Th>
              <Table.Td>
                <Sign aria-hidden size={18} /> {placeText(place, t)}
                {place.state === 'waiting' && place.lastSeenAt && (
                  <small className={styles.soft}>
                    {' '}
                    {t('member.erasure.lastSeen', { when: momentOf(place.lastSeenAt) })}
                  </small>
                )}
                {place.revokedAt && (
                  <small className={styles.soft}>
                    {' '}
                    {t('member.erasure.revoked', { when: momentOf(place.revokedAt) })}
                  </small>
                )}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

function Proof({ proof }: { proof: ErasureProof }): ReactNode {
  const { t } = useTranslation()
  const language = useApp(state => state.language)
  const showSheet = useApp(state => state.showSheet)
  const verdict = proof.isComplete ? 'complete' : proof.heard === 'no-answer' ? 'unheard' : 'waiting'
  return (
    <>
      <div role="status" id="erasure-verdict" data-verdict={verdict}>
        <Message tone={proof.isComplete ? 'good' : 'warn'}>{t(`member.erasure.verdict.${verdict}`)}</Message>
      </div>
      <Places places={proof.places} />
      <Button
        id="print-cancellation"
        mt="sm"
        mr="sm"
        h={44}
        leftSection={<IconPrinter aria-hidden size={18} />}
        onClick={() => showSheet(cancellationSheet(proof, language))}
      >
        {t('member.erasure.print')}
      </Button>
    </>
  )
}

/** [CAN6] That a member who left is erased everywhere: each place that held them, and whether it has signed for it. */
export function ErasureSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const proof = useApp(state => state.erasureProof)
  const fault = useApp(state => state.erasureFault)
  const load = useApp(state => state.loadErasureProof)
  const memberId = idOf(page) ?? ''
  useEffect(() => void load(memberId), [memberId, load])
  return (
    <MemberPanel id="member-erasure" title={t('member.erasure.title')}>
      {fault && <FaultMessage fault={fault} />}
      {!proof && !fault && (
        <p role="status">
          <Loader aria-hidden size="sm" /> {t('member.erasure.asking')}
        </p>
      )}
      {proof && <Proof proof={proof} />}
      <Button
        id="erasure-again"
        mt="sm"
        variant="default"
        h={44}
        leftSection={<IconRefresh aria-hidden size={18} />}
        onClick={() => void load(memberId)}
      >
        {t('member.erasure.again')}
      </Button>
    </MemberPanel>
  )
}
