import { Button } from '@mantine/core'
import { IconBuildingBank, IconMessageReport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { idOf, type MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './MemberPage.module.css'
import { MemberPanel } from './MemberPanel.tsx'

/** The ways to what a customer, or a state agency, asks for. */
export function RightsSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const go = useApp(state => state.go)
  const isSupervisor = useApp(state => state.app.phase === 'ready' && state.app.staff.role === 'supervisor')
  const memberId = idOf(page) ?? ''
  return (
    <MemberPanel id="member-rights" title={t('member.rights.title')}>
      <div className={styles.ways}>
        <Button
          id="take-request"
          variant="default"
          h={44}
          leftSection={<IconMessageReport aria-hidden size={18} />}
          onClick={() => go({ page: 'requests', memberId })}
        >
          {t('member.rights.request')}
        </Button>
        {isSupervisor && (
          <Button
            id="disclose"
            variant="default"
            h={44}
            leftSection={<IconBuildingBank aria-hidden size={18} />}
            onClick={() => go({ page: 'disclosures', memberId })}
          >
            {t('member.rights.disclose')}
          </Button>
        )}
      </div>
    </MemberPanel>
  )
}
