import { Button } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { focusOn } from '../input/focus.ts'
import type { MemberSummary } from '../state/saveSlice.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Disclosures.module.css'

const PAUSE_MS = 150
const SHOWN = 5

interface MemberPickerProps {
  chosen: MemberSummary | null
  onChoose(member: MemberSummary | null): void
}

/** Finds the member whom something is about, masked, as it is typed. */
export function MemberPicker({ chosen, onChoose }: MemberPickerProps): ReactNode {
  const { t } = useTranslation()
  const find = useApp(state => state.find)
  const found = useApp(state => state.found)
  const clear = useApp(state => state.clearFind)
  const [typed, setTyped] = useState('')
  const look = useDebouncedCallback((text: string) => void find(text), PAUSE_MS)
  if (chosen)
    return (
      <p className={styles.chosen}>
        {t('disclosures.form.chosen', {
          name: chosen.maskedName,
          card: formatCardNumber(chosen.cardNumber),
        })}
        <Button variant="default" h={44} onClick={() => onChoose(null)}>
          {t('disclosures.form.change')}
        </Button>
      </p>
    )
  return (
    <div>
      <TextRow
        id="disclosure-member"
        label={t('disclosures.form.member')}
        hint={t('disclosures.form.memberHint')}
        value={typed}
        onChange={text => {
          setTyped(text)
          look(text)
        }}
        autoFocus
      />
      <div role="status" className={styles.found}>
        {found?.length === 0 && <p>{t('disclosures.form.nobody')}</p>}
        {found?.slice(0, SHOWN).map(member => (
          <Button
            key={member.memberId}
            variant="default"
            h={44}
            justify="flex-start"
            data-member={member.memberId}
            onClick={() => {
              onChoose(member)
              clear()
              requestAnimationFrame(() => focusOn('demand-agency'))
            }}
          >
            {member.maskedName} · {member.maskedNumber} · {formatCardNumber(member.cardNumber)}
          </Button>
        ))}
      </div>
    </div>
  )
}
