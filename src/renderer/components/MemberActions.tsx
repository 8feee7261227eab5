import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberSummary } from '../state/saveSlice.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { ConsentsDialog } from './ConsentsDialog.tsx'
import { FetchBackDialog } from './FetchBackDialog.tsx'
import { OpenMember } from './OpenMember.tsx'
import styles from './TodayDrawer.module.css'

/** What may be done with a member who was found. Main decides again; this only spares a clerk a refusal. */
export function MemberActions({ member }: { member: MemberSummary }): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'cancel' | 'consents' | 'fetch' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <OpenMember memberId={member.memberId} />
      {member.keptAt && (
        <Button variant="light" h={44} onClick={() => setOpen('fetch')}>
          {t('find.fetchBack')}
        </Button>
      )}
      {!member.keptAt && (
        <Button variant={member.asksAgain ? 'filled' : 'light'} h={44} onClick={() => setOpen('consents')}>
          {t(member.asksAgain ? 'consent.member.askAgain' : 'consent.member.button')}
        </Button>
      )}
      {!member.keptAt && (
        <Button variant="subtle" className={styles.danger} h={44} onClick={() => setOpen('cancel')}>
          {t('find.cancel')}
        </Button>
      )}
      <CancelDialog member={member} opened={open === 'cancel'} onClose={close} />
      <ConsentsDialog member={member} opened={open === 'consents'} onClose={close} />
      <FetchBackDialog member={member} opened={open === 'fetch'} onClose={close} />
    </>
  )
}
