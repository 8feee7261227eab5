import { Button, Group, Loader, Stack } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../contract/ipc/fault.ts'
import { type Purpose, purposes, requiredPurposes } from '../../domain/consent/consent.ts'
import { Message } from '../../ui/Message.tsx'
import { focusOn } from '../input/focus.ts'
import type { MemberConsents as Consents } from '../state/memberConsentsSlice.ts'
import { useApp } from '../state/useApp.ts'
import { FaultMessage } from './FaultMessage.tsx'
import styles from './MemberConsents.module.css'
import { RenewForm } from './RenewForm.tsx'
import { WithdrawForm } from './WithdrawForm.tsx'

type Act = { kind: 'see'; done: 'renewed' | 'withdrawn' | null } | { kind: 'renew' } | { kind: Purpose }

/** [CON6] What only headquarters knows is not told as known. */
const standingOf = ({ keptAt }: Consents, given: boolean) =>
  given ? (keptAt ? 'perhaps' : 'given') : 'notGiven'

function Rows({
  consents,
  onWithdraw,
}: {
  consents: Consents
  onWithdraw(purpose: Purpose): void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <ul className={styles.rows}>
      {purposes.map(purpose => {
        const given = consents.agreed.includes(purpose)
        const Icon = given ? IconCircleCheck : IconCircleX
        const required = requiredPurposes.includes(purpose)
        return (
          <li key={purpose} className={styles.row}>
            <Icon aria-hidden size={20} />
            <p>
              {t(`consent.purpose.${purpose}`)}
              <br />
              <small>{t(`consent.member.${standingOf(consents, given)}`)}</small>
            </p>
            {given && required && <small className={styles.hint}>{t('consent.member.required')}</small>}
            {given && !required && (
              <Button
                id={`withdraw-${purpose}`}
                variant="default"
                h={44}
                aria-label={t('consent.withdrawal.title', { purpose: t(`consent.purpose.${purpose}`) })}
                onClick={() => onWithdraw(purpose)}
              >
                {t('consent.member.withdraw')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

interface SeeProps {
  consents: Consents
  done: 'renewed' | 'withdrawn' | null
  setAct(act: Act): void
}

function See({ consents, done, setAct }: SeeProps): ReactNode {
  const { t } = useTranslation()
  const print = useApp(state => state.fetchReceiptOf)
  const [printFault, setPrintFault] = useState<Fault | null>(null)
  const { maskedName: name, noticeVersion: version, memberId, keptAt } = consents
  return (
    <Stack gap="xs">
      <div role="status">{done && <Message tone="good">{t(`consent.member.${done}`)}</Message>}</div>
      <p>{keptAt ? t('consent.member.elsewhere') : t('consent.member.read', { name, version })}</p>
      {consents.asksAgain && <Message tone="warn">{t('consent.member.changed')}</Message>}
      <Rows consents={consents} onWithdraw={purpose => setAct({ kind: purpose })} />
      {!keptAt && (
        <Group justify="flex-end" mt="md">
          <Button
            id="print-consents"
            variant="default"
            h={44}
            leftSection={<IconPrinter aria-hidden size={18} />}
            onClick={() => void print(memberId).then(setPrintFault)}
          >
            {t('consent.member.print')}
          </Button>
          <Button
            id="ask-again"
            variant={consents.asksAgain ? 'filled' : 'default'}
            h={44}
            onClick={() => setAct({ kind: 'renew' })}
          >
            {t(consents.asksAgain ? 'consent.member.askAgain' : 'consent.member.askAnew')}
          </Button>
        </Group>
      )}
      {printFault && <FaultMessage fault={printFault} />}
    </Stack>
  )
}

interface MemberConsentsProps {
  memberId: string
  /** Whether a form is open, which a key pressed in passing is not to close. */
  onForm?: (isOpen: boolean) => void
}

/** What a member agrees to: each purpose, taken back in three steps; asked again when the notice has changed. */
export function MemberConsents({ memberId, onForm }: MemberConsentsProps): ReactNode {
  const { t } = useTranslation()
  const consents = useApp(state => state.memberConsents)
  const fault = useApp(state => state.memberConsentsFault)
  const load = useApp(state => state.loadConsents)
  const clear = useApp(state => state.clearConsents)
  const [act, setAct] = useState<Act>({ kind: 'see', done: null })
  // What was pressed gives way to what it opens, and that to the rows again: the hand goes along.
  const [hand, setHand] = useState<string | null>(null)
  useEffect(() => {
    if (hand) focusOn(hand)
  }, [hand])
  useEffect(() => onForm?.(act.kind !== 'see'), [act.kind, onForm])
  useEffect(() => {
    void load(memberId)
    return clear
  }, [memberId, load, clear])
  if (!consents)
    return fault ? (
      <>
        <FaultMessage fault={fault} />
        <Button h={44} onClick={() => void load(memberId)}>
          {t('consent.member.again')}
        </Button>
      </>
    ) : (
      <p role="status">
        <Loader aria-hidden size="sm" /> {t('consent.member.loading')}
      </p>
    )
  const goOn = (next: Act, id: string) => {
    setAct(next)
    setHand(id)
  }
  const open = (next: Act) => goOn(next, next.kind === 'renew' ? 'renew-language-vi' : 'withdrawal-in-person')
  const see = (done: 'renewed' | 'withdrawn' | null, id: string) => () => goOn({ kind: 'see', done }, id)
  return (
    <>
      {fault && <FaultMessage fault={fault} />}
      {act.kind === 'see' ? (
        <See consents={consents} done={act.done} setAct={open} />
      ) : act.kind === 'renew' ? (
        <RenewForm
          consents={consents}
          onDone={see('renewed', 'print-consents')}
          onBack={see(null, 'ask-again')}
        />
      ) : (
        <WithdrawForm
          purpose={act.kind}
          onDone={see('withdrawn', consents.keptAt ? 'page-heading' : 'print-consents')}
          onKeep={see(null, `withdraw-${act.kind}`)}
        />
      )}
    </>
  )
}
