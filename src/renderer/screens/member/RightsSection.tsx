import { Button } from '@mantine/core'
import { IconBuildingBank, IconMessageReport } from '@tabler/icons-react'
import { type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { OpenPages } from '../../desk/openPages.ts'
import { idOf, type MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './MemberPage.module.css'
import { MemberPanel } from './MemberPanel.tsx'

const ways = [
  { page: 'requests', id: 'take-request', text: 'member.rights.request', Sign: IconMessageReport },
  { page: 'disclosures', id: 'disclose', text: 'member.rights.disclose', Sign: IconBuildingBank },
] as const

/** The ways to what a customer, or a state agency, asks for. */
export function RightsSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const go = useApp(state => state.go)
  const openPages = useContext(OpenPages)
  const open = ways.filter(way => openPages.includes(way.page))
  const memberId = idOf(page) ?? ''
  if (open.length === 0) return null
  return (
    <MemberPanel id="member-rights" title={t('member.rights.title')}>
      <div className={styles.ways}>
        {open.map(({ page: name, id, text, Sign }) => (
          <Button
            key={id}
            id={id}
            variant="default"
            h={44}
            leftSection={<Sign aria-hidden size={18} />}
            onClick={() => go({ page: name, memberId })}
          >
            {t(text)}
          </Button>
        ))}
      </div>
    </MemberPanel>
  )
}
