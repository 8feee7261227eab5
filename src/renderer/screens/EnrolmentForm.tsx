import { type KeyboardEvent, type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { factNames } from '../../domain/member/facts.ts'
import { ConsentForm } from '../components/ConsentForm.tsx'
import { FactsForm } from '../components/FactsForm.tsx'
import { SaveBar } from '../components/SaveBar.tsx'
import { elementOf } from '../components/useObstacleText.ts'
import { focusNext, focusOn } from '../input/focus.ts'
import { useShortcuts } from '../input/useShortcuts.ts'
import { useApp, useStore } from '../state/useApp.ts'
import styles from './Enrolment.module.css'

const focusedFact = () => factNames.find(name => window.document.activeElement?.id.startsWith(`fact-${name}`))

/** After a reading the hand goes to the first fact that the document did not give, unless it is typing already. */
function useFocusAfterReading(): void {
  const status = useApp(state => state.document.status)
  const store = useStore()
  useEffect(() => {
    if (status !== 'read') return
    const { fields, document } = store.getState()
    const focused = focusedFact()
    const scanned = document.status === 'read' && document.image === null
    if (!scanned && focused && fields[focused].origin?.by !== 'document') return
    const empty = factNames.find(name => fields[name].text === '')
    if (empty) focusOn(elementOf({ at: 'fact', name: empty, problem: 'missing' }))
  }, [status, store])
}

interface EnrolmentFormProps {
  /** False while a dialog is open over it: its keys rest. */
  active: boolean
  onReadNotice(): void
}

/** Facts, consent and saving, by keyboard alone: Enter to the next field, Ctrl+Enter saves, Esc clears the message. */
export function EnrolmentForm({ active, onReadNotice }: EnrolmentFormProps): ReactNode {
  const { t } = useTranslation()
  const save = useApp(state => state.save)
  const clear = useApp(state => state.clearSaveFault)
  useEffect(() => focusOn('fact-number'), [])
  useFocusAfterReading()
  const trySaving = async () => {
    const [first] = await save()
    if (first) focusOn(elementOf(first))
  }
  useShortcuts(
    active
      ? [
          ['Ctrl+Enter', () => void trySaving()],
          ['Escape', clear],
        ]
      : [],
  )
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.defaultPrevented) return
    if (!(event.target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return
    event.preventDefault()
    focusNext(event.currentTarget, event.target)
  }
  return (
    <form
      className={styles.form}
      aria-label={t('shell.title')}
      autoComplete="off"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={event => event.preventDefault()}
    >
      <div className={styles.entries}>
        <FactsForm />
        <ConsentForm onReadNotice={onReadNotice} />
      </div>
      <SaveBar onSave={() => void trySaving()} onClear={clear} />
    </form>
  )
}
