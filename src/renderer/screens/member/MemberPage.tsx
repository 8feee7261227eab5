import { Button, Loader } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { Message } from '../../../ui/Message.tsx'
import { momentOf } from '../../../ui/when.ts'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { focusOn } from '../../input/focus.ts'
import type { MemberPage as Page } from '../../state/memberSlice.ts'
import type { Place } from '../../state/placeSlice.ts'
import { useApp } from '../../state/useApp.ts'
import { MemberHead } from './MemberHead.tsx'
import styles from './MemberPage.module.css'
import { memberSections } from './sections.ts'

function Left({ page }: { page: Extract<Page, { standing: 'cancelled' }> }): ReactNode {
  const { t } = useTranslation()
  return (
    <Message tone="warn">
      {t('member.left', {
        cardNumber: formatCardNumber(page.cardNumber),
        when: momentOf(page.cancelledAt),
      })}
    </Message>
  )
}

function Sections({ page, column }: { page: Page; column: 'left' | 'right' }): ReactNode {
  const shown = memberSections.filter(
    section => section.column === column && section.standings.includes(page.standing),
  )
  return (
    <div className={styles.column}>
      {shown.map(({ name, section: Section }) => (
        <Section key={name} page={page} />
      ))}
    </div>
  )
}

/** Everything about one member on one page; facts stay masked until somebody says what for. */
export function MemberPage({ place }: { place: Place }): ReactNode {
  const { t } = useTranslation()
  const memberId = place.page === 'member' ? place.memberId : ''
  const page = useApp(state => state.memberPage)
  const fault = useApp(state => state.memberFault)
  const load = useApp(state => state.loadMember)
  const leave = useApp(state => state.leaveMember)
  useEffect(() => {
    void load(memberId)
    return leave
  }, [memberId, load, leave])
  // The button that ended the membership is gone with it.
  const hasLeft = page?.standing === 'cancelled'
  useEffect(() => {
    if (hasLeft) focusOn('page-heading')
  }, [hasLeft])
  if (!page)
    return fault ? (
      <div className={styles.failed}>
        <FaultMessage fault={fault} />
        <Button id="member-again" h={44} onClick={() => void load(memberId)}>
          {t('member.again')}
        </Button>
      </div>
    ) : (
      <p role="status" className={styles.loading}>
        <Loader aria-hidden size="sm" /> {t('member.loading')}
      </p>
    )
  return (
    <>
      {page.standing === 'cancelled' ? <Left page={page} /> : <MemberHead page={page} />}
      <div className={styles.columns}>
        <Sections page={page} column="left" />
        <Sections page={page} column="right" />
      </div>
    </>
  )
}
