import { Button } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'

/** The way to a member's page. */
export function OpenMember({ memberId, h = 44 }: { memberId: string; h?: number }): ReactNode {
  const { t } = useTranslation()
  const go = useApp(state => state.go)
  return (
    <Button
      variant="default"
      h={h}
      px="sm"
      data-open-member={memberId}
      leftSection={<IconUser aria-hidden size={18} />}
      onClick={() => go({ page: 'member', memberId })}
    >
      {t('member.open')}
    </Button>
  )
}
