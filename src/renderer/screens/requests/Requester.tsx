import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Response } from '../../../contract/ipc/channels.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Requests.module.css'

const summaryOf = (page: Response<'members:of'> | null) =>
  page && page.standing !== 'cancelled' ? page.member : null

/** Whose request it is, masked. */
export function Requester({ memberId, onAnother }: { memberId: string; onAnother(): void }): ReactNode {
  const { t } = useTranslation()
  const look = useApp(state => state.lookAtMember)
  const [page, setPage] = useState<Response<'members:of'> | null>(null)
  useEffect(() => {
    let here = true
    void look(memberId).then(found => here && setPage(found))
    return () => {
      here = false
    }
  }, [memberId, look])
  const cardNumber = page?.standing === 'cancelled' ? page.cardNumber : summaryOf(page)?.cardNumber
  return (
    <div className={styles.chosen} id="requester">
      <strong className={styles.figures}>{cardNumber && formatCardNumber(cardNumber)}</strong>
      <span>{summaryOf(page)?.maskedName}</span>
      <Button variant="default" h={44} onClick={onAnother}>
        {t('requests.form.another')}
      </Button>
    </div>
  )
}
