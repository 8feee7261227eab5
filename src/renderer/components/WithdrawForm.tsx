import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type WithdrawalMethod, withdrawalMethods } from '../../domain/consent/change.ts'
import type { Purpose } from '../../domain/consent/consent.ts'
import { Message } from '../../ui/Message.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useApp } from '../state/useApp.ts'

interface WithdrawFormProps {
  purpose: Purpose
  onDone(): void
  onKeep(): void
}

/** Takes one consent back: what follows is told first, and it takes no more steps than giving it. */
export function WithdrawForm({ purpose, onDone, onKeep }: WithdrawFormProps): ReactNode {
  const { t } = useTranslation()
  const withdraw = useApp(state => state.withdrawConsent)
  const [changeId] = useState(() => crypto.randomUUID() as string)
  const [method, setMethod] = useState<WithdrawalMethod | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!method || busy) return
    setBusy(true)
    const done = await withdraw(changeId, purpose, method)
    setBusy(false)
    if (done) onDone()
  }
  return (
    <form onSubmit={event => void submit(event)} noValidate>
      <Stack gap="xs">
        <h3>{t('consent.withdrawal.title', { purpose: t(`consent.purpose.${purpose}`) })}</h3>
        <Message tone="warn">{t(`consent.withdrawal.consequence.${purpose}`)}</Message>
        <p>{t('consent.withdrawal.method')}</p>
        <Segments
          id="withdrawal"
          label={t('consent.withdrawal.method')}
          value={method}
          options={withdrawalMethods.map(value => ({
            value,
            label: t(`consent.withdrawal.methods.${value}`),
          }))}
          onChange={value => setMethod(value)}
        />
      </Stack>
      <Group justify="flex-end" mt="md">
        <Button id="withdraw-not" variant="default" h={44} onClick={onKeep}>
          {t('consent.withdrawal.keep')}
        </Button>
        <Button id="withdraw-now" type="submit" color="red.9" h={44} disabled={!method} loading={busy}>
          {t('consent.withdrawal.confirm')}
        </Button>
      </Group>
    </form>
  )
}
