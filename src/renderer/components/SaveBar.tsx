import { Button, CloseButton, Kbd } from '@mantine/core'
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { judge } from '../state/saveSlice.ts'
import { useApp } from '../state/useApp.ts'
import styles from './SaveBar.module.css'
import { useFaultText } from './useFaultText.ts'
import { useObstacleText } from './useObstacleText.ts'

function Keys(): ReactNode {
  const { t } = useTranslation()
  const keys = [
    ['Enter', t('saving.key.next')],
    ['Ctrl+Enter', t('saving.key.save')],
    ['Esc', t('saving.key.clear')],
  ] as const
  return (
    <ul className={styles.keys} aria-label={t('saving.shortcuts')}>
      {keys.map(([key, does]) => (
        <li key={key}>
          <Kbd>{key}</Kbd> {does}
        </li>
      ))}
    </ul>
  )
}

function useMessage(): string | null {
  const { t } = useTranslation()
  const state = useApp(whole => whole)
  const say = useFaultText()
  const sayObstacles = useObstacleText()
  const obstacles = useMemo(() => judge(state), [state])
  if (state.saveFault) {
    const { what, todo } = say(state.saveFault)
    return `${what} ${todo}`
  }
  if (obstacles.some(obstacle => obstacle.at === 'under-age')) return t('saving.underAge')
  return state.tried && obstacles.length > 0 ? sayObstacles(obstacles) : null
}

/** The bottom corner where the hand is: what is in the way, and Save. Pressing it too early says what is missing. */
export function SaveBar({ onSave, onClear }: { onSave(): void; onClear(): void }): ReactNode {
  const { t } = useTranslation()
  const message = useMessage()
  const complete = useApp(state => judge(state).length === 0)
  const saving = useApp(state => state.stage === 'saving')
  return (
    <div className={styles.bar}>
      <div className={styles.room} role="alert">
        {message && (
          <div className={styles.message}>
            <IconAlertTriangle aria-hidden />
            <p>{message}</p>
            <CloseButton size={32} aria-label={t('saving.dismiss')} onClick={onClear} />
          </div>
        )}
      </div>
      {!message && <Keys />}
      <Button
        id="save"
        data-last-stop
        className={styles.save}
        variant={complete ? 'filled' : 'light'}
        loading={saving}
        leftSection={<IconDeviceFloppy aria-hidden size={20} />}
        onClick={onSave}
      >
        {t('saving.save')}
      </Button>
    </div>
  )
}
