import { Button } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchPurposes } from '../../../domain/member/fetchPurpose.ts'
import { PurposeButtons } from '../../components/PurposeButtons.tsx'
import { useFactText } from '../../components/useFactText.ts'
import { focusOn } from '../../input/focus.ts'
import { useEscape } from '../../input/useEscape.ts'
import type { RevealedChange } from '../../state/historySlice.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './History.module.css'

function Values({ changes }: Pick<RevealedChange, 'changes'>): ReactNode {
  const { t } = useTranslation()
  const say = useFactText()
  return (
    <table className={styles.values} role="status">
      <thead>
        <tr>
          <th scope="col">{t('approvals.window.fact')}</th>
          <th scope="col">{t('history.before')}</th>
          <th scope="col">{t('history.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ fact, from, to }) => (
          <tr key={fact}>
            <th scope="row">{t(`facts.name.${fact}`)}</th>
            <td>{say(fact, from)}</td>
            <td>{say(fact, to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ChangeValuesProps {
  entryId: string
  asking: boolean
  onAsk(asks: boolean): void
}

function Asking({ entryId, onAsk }: Omit<ChangeValuesProps, 'asking'>): ReactNode {
  const { t } = useTranslation()
  const show = useApp(state => state.showChange)
  const busy = useApp(state => state.showingChange)
  useEffect(() => focusOn('values-for-service'), [])
  useEscape(() => onAsk(false))
  return (
    <PurposeButtons
      id="values-for"
      label={t('member.facts.ask')}
      purposes={fetchPurposes}
      busy={busy}
      onChoose={purpose => void show(entryId, purpose).then(() => onAsk(false))}
    />
  )
}

/** Old and new values of one change: for a purpose, which is written down. */
export function ChangeValues({ entryId, asking, onAsk }: ChangeValuesProps): ReactNode {
  const { t } = useTranslation()
  const shown = useApp(state => state.shownChange)
  const hide = useApp(state => state.hideChange)
  const isShown = shown?.entryId === entryId
  return (
    <>
      {isShown && <Values changes={shown.changes} />}
      {asking && !isShown && <Asking entryId={entryId} onAsk={onAsk} />}
      <Button
        variant="subtle"
        h={44}
        px="xs"
        aria-expanded={isShown || asking}
        onClick={() => (isShown ? hide() : onAsk(!asking))}
      >
        {t(isShown ? 'history.hideValues' : 'history.showValues')}
      </Button>
    </>
  )
}
