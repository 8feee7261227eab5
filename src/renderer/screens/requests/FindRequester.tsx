import { Button, Input } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { MemberTable } from '../../components/MemberTable.tsx'
import { useApp } from '../../state/useApp.ts'
import styles from './Requests.module.css'

const PAUSE_MS = 150

/** Finds whose request it is, masked, as in the find drawer. */
export function FindRequester({ onChoose }: { onChoose(memberId: string): void }): ReactNode {
  const { t } = useTranslation()
  const find = useApp(state => state.find)
  const clear = useApp(state => state.clearFind)
  const found = useApp(state => state.found)
  const fault = useApp(state => state.findFault)
  const [typed, setTyped] = useState('')
  const look = useDebouncedCallback((text: string) => void find(text), PAUSE_MS)
  useEffect(() => clear, [clear])
  return (
    <div>
      <label htmlFor="requester-typed" className={styles.label}>
        {t('requests.form.who')}
      </label>
      <Input
        id="requester-typed"
        size="md"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        placeholder={t('requests.form.find')}
        leftSection={<IconSearch aria-hidden size={18} />}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          look(event.currentTarget.value)
        }}
      />
      {fault && <FaultMessage fault={fault} />}
      {found?.length === 0 && (
        <p role="status" className={styles.empty}>
          {t('find.nobody')}
        </p>
      )}
      {found && found.length > 0 && (
        <MemberTable
          members={found}
          label={t('find.title')}
          actions={member => (
            <Button
              h={44}
              variant="default"
              aria-label={`${t('requests.form.choose')}: ${formatCardNumber(member.cardNumber)}`}
              onClick={() => onChoose(member.memberId)}
            >
              {t('requests.form.choose')}
            </Button>
          )}
        />
      )}
    </div>
  )
}
