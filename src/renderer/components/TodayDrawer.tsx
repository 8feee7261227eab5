import { Button, Loader } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { timeOf } from '../../ui/when.ts'
import { useApp } from '../state/useApp.ts'
import { FaultMessage } from './FaultMessage.tsx'
import { MemberTable } from './MemberTable.tsx'
import { OpenMember } from './OpenMember.tsx'
import { SideDrawer } from './SideDrawer.tsx'
import styles from './TodayDrawer.module.css'

function SendNow(): ReactNode {
  const { t } = useTranslation()
  const sync = useApp(state => state.sync)
  const sendingNow = useApp(state => state.sendingNow)
  const sendNow = useApp(state => state.sendNow)
  const waiting = sync?.waiting ?? 0
  return (
    <div className={styles.send}>
      <p>
        {waiting > 0 ? t('shell.status.waiting', { count: waiting }) : t('shell.status.nothingWaiting')}
        {waiting > 0 && sync?.nextAttemptAt && (
          <> · {t('result.list.nextAttempt', { when: timeOf(sync.nextAttemptAt) })}</>
        )}
      </p>
      <Button
        id="send-now"
        h={44}
        variant="light"
        loading={sendingNow}
        leftSection={<IconSend aria-hidden size={18} />}
        onClick={() => void sendNow()}
      >
        {t('result.list.sendNow')}
      </Button>
    </div>
  )
}

/** Today's customers, masked, each with where its record is. Opens over the form and leaves it as it was. */
export function TodayDrawer({ opened, onClose }: { opened: boolean; onClose(): void }): ReactNode {
  const { t } = useTranslation()
  const members = useApp(state => state.members)
  const fault = useApp(state => state.listFault)
  const load = useApp(state => state.loadMembers)
  useEffect(() => {
    if (opened) void load()
  }, [opened, load])
  return (
    <SideDrawer opened={opened} onClose={onClose} size={760} title={t('result.list.title')}>
      <SendNow />
      {fault && <FaultMessage fault={fault} />}
      {members === null && !fault && (
        <p className={styles.empty} role="status">
          <Loader aria-hidden size="sm" /> {t('result.list.loading')}
        </p>
      )}
      {members?.length === 0 && <p className={styles.empty}>{t('result.list.empty')}</p>}
      {members && members.length > 0 && (
        <MemberTable
          members={members}
          label={t('result.list.title')}
          actions={({ memberId }) => <OpenMember memberId={memberId} />}
        />
      )}
    </SideDrawer>
  )
}
