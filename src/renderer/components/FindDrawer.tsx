import { Input, Loader } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { useApp } from '../state/useApp.ts'
import { FaultMessage } from './FaultMessage.tsx'
import { MemberActions } from './MemberActions.tsx'
import { MemberTable } from './MemberTable.tsx'
import { OpenMember } from './OpenMember.tsx'
import { SideDrawer } from './SideDrawer.tsx'
import styles from './TodayDrawer.module.css'

const PAUSE_MS = 150

function Results(): ReactNode {
  const { t } = useTranslation()
  const found = useApp(state => state.found)
  const finding = useApp(state => state.finding)
  const fault = useApp(state => state.findFault)
  const cancelled = useApp(state => state.cancelled)
  return (
    <>
      {fault && <FaultMessage fault={fault} />}
      {cancelled && (
        <p className={styles.done} role="status">
          {t('find.cancelled', { cardNumber: formatCardNumber(cancelled.cardNumber) })}{' '}
          <OpenMember memberId={cancelled.memberId} />
        </p>
      )}
      {found === null && finding && (
        <p className={styles.empty} role="status">
          <Loader aria-hidden size="sm" /> {t('find.finding')}
        </p>
      )}
      {found?.length === 0 && !finding && (
        <p className={styles.empty} role="status">
          {t('find.nobody')}
        </p>
      )}
      {found && found.length > 0 && (
        <MemberTable
          members={found}
          label={t('find.title')}
          actions={member => <MemberActions member={member} />}
        />
      )}
    </>
  )
}

/** Finds members of this store by number, phone, card or name, masked, as it is typed. */
export function FindDrawer({ opened, onClose }: { opened: boolean; onClose(): void }): ReactNode {
  const { t } = useTranslation()
  const find = useApp(state => state.find)
  const clear = useApp(state => state.clearFind)
  const [typed, setTyped] = useState('')
  const look = useDebouncedCallback((text: string) => void find(text), PAUSE_MS)
  useEffect(() => {
    if (opened) return
    setTyped('')
    clear()
  }, [opened, clear])
  return (
    <SideDrawer opened={opened} onClose={onClose} size={860} title={t('find.title')}>
      <label htmlFor="find-typed" className={styles.findLabel}>
        {t('find.typed')}
      </label>
      <Input
        id="find-typed"
        size="md"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch aria-hidden size={18} />}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          look(event.currentTarget.value)
        }}
      />
      <p className={styles.findHint}>{t('find.hint')}</p>
      <Results />
    </SideDrawer>
  )
}
