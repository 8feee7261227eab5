import { Button } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { factNames } from '../../../domain/member/facts.ts'
import { fetchPurposes } from '../../../domain/member/fetchPurpose.ts'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { PurposeButtons } from '../../components/PurposeButtons.tsx'
import { useFactText } from '../../components/useFactText.ts'
import { focusOn } from '../../input/focus.ts'
import { useEscape } from '../../input/useEscape.ts'
import type { MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './MemberPage.module.css'
import { MemberPanel } from './MemberPanel.tsx'

type Here = Extract<MemberPage, { standing: 'here' }>

/** Asks what the facts are shown for; closes with Escape, back to the button that opened it. */
function Asking({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation()
  const reveal = useApp(state => state.reveal)
  const revealing = useApp(state => state.revealing)
  const fault = useApp(state => state.revealFault)
  useEffect(() => focusOn('show-for-service'), [])
  useEscape(onClose)
  return (
    <div className={styles.asking}>
      <PurposeButtons
        id="show-for"
        label={t('member.facts.ask')}
        purposes={fetchPurposes}
        busy={revealing}
        onChoose={purpose => void reveal(purpose)}
      />
      {fault && <FaultMessage fault={fault} />}
    </div>
  )
}

/** The eight facts: masked until somebody says what for, which is written down. */
export function FactsSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const { masked } = page as Here
  const say = useFactText()
  const revealed = useApp(state => state.revealed)
  const hide = useApp(state => state.hideFacts)
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (!revealed) return
    setAsking(false)
    focusOn('hide-facts')
  }, [revealed])
  const close = () => {
    setAsking(false)
    focusOn('show-facts')
  }
  const shown = (name: (typeof factNames)[number]) => {
    const value = revealed?.facts[name]
    return value === undefined ? (masked[name] ?? t('member.facts.none')) : say(name, value)
  }
  return (
    <MemberPanel
      id="member-facts"
      title={t('facts.heading')}
      tools={
        revealed ? (
          <Button
            id="hide-facts"
            variant="default"
            h={44}
            leftSection={<IconEyeOff aria-hidden size={18} />}
            onClick={() => {
              hide()
              requestAnimationFrame(() => focusOn('show-facts'))
            }}
          >
            {t('member.facts.hide')}
          </Button>
        ) : (
          <Button
            id="show-facts"
            variant="light"
            h={44}
            aria-expanded={asking}
            leftSection={<IconEye aria-hidden size={18} />}
            onClick={() => setAsking(!asking)}
          >
            {t('member.facts.show')}
          </Button>
        )
      }
    >
      <p role="status" className={styles.soft}>
        {revealed
          ? t('member.facts.shownFor', { purpose: t(`find.purpose.${revealed.purpose}`) })
          : t('member.facts.masked')}
      </p>
      {asking && !revealed && <Asking onClose={close} />}
      <dl className={styles.facts}>
        {factNames.map(name => (
          <div key={name} data-fact={name}>
            <dt>{t(`facts.name.${name}`)}</dt>
            <dd data-shown={revealed?.facts[name] !== undefined || undefined}>{shown(name)}</dd>
          </div>
        ))}
      </dl>
    </MemberPanel>
  )
}
