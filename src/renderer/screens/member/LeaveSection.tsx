import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CancelDialog } from '../../components/CancelDialog.tsx'
import type { MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './MemberPage.module.css'
import { MemberPanel } from './MemberPanel.tsx'

type Known = Exclude<MemberPage, { standing: 'cancelled' }>

/** The end of a membership: asked by anybody who works here, and a supervisor's to decide. */
export function LeaveSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const { member } = page as Known
  const isSupervisor = useApp(state => state.app.phase === 'ready' && state.app.staff.role === 'supervisor')
  const load = useApp(state => state.loadMember)
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    void load(member.memberId)
  }
  return (
    <MemberPanel id="member-leave" title={t('member.leave.title')}>
      <p className={styles.soft}>{t(isSupervisor ? 'member.leave.explain' : 'member.leave.supervisor')}</p>
      <Button id="leave" variant="default" className={styles.danger} h={44} onClick={() => setOpen(true)}>
        {t('find.cancel')}
      </Button>
      <CancelDialog member={member} opened={open} onClose={close} />
    </MemberPanel>
  )
}
