import { Button } from '@mantine/core'
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SheetKind } from '../../contract/ipc/print.ts'
import { languages } from '../../i18n/index.ts'
import { Message } from '../../ui/Message.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { useApp } from '../state/useApp.ts'
import styles from './SheetPreview.module.css'

/** What became of the sheet. */
function Outcome(): ReactNode {
  const { t } = useTranslation()
  const done = useApp(state => state.sheetDone)
  const fault = useApp(state => state.sheetFault)
  return (
    <>
      <div role="status">
        {done && (
          <Message tone="good">
            <span className={styles.place}>
              {'savedAs' in done ? t('print.saved', { place: done.savedAs }) : t('print.printed')}
            </span>
          </Message>
        )}
      </div>
      {fault && <FaultMessage fault={fault} />}
    </>
  )
}

function Actions(): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.sheetBusy)
  const done = useApp(state => state.sheetDone)
  const print = useApp(state => state.printSheet)
  const save = useApp(state => state.saveSheet)
  const close = useApp(state => state.closeSheet)
  const closeButton = useRef<HTMLButtonElement>(null)
  // A second Enter closes, and does not print twice.
  useEffect(() => {
    if (done) closeButton.current?.focus()
  }, [done])
  return (
    <>
      <Button
        id="print-sheet"
        data-autofocus
        h={54}
        leftSection={<IconPrinter aria-hidden size={20} />}
        loading={busy === 'printing'}
        onClick={() => void print()}
      >
        {t('print.now')}
      </Button>
      <Button
        id="save-sheet"
        variant="default"
        h={44}
        leftSection={<IconFileTypePdf aria-hidden size={20} />}
        loading={busy === 'saving'}
        onClick={() => void save()}
      >
        {t('print.save')}
      </Button>
      <Button id="close-sheet" ref={closeButton} variant="default" h={44} onClick={close}>
        {t('shell.close')}
      </Button>
    </>
  )
}

/** Beside the sheet: its language, its size, and what can be done with it. */
export function SheetControls({ kind }: { kind: SheetKind }): ReactNode {
  const { t } = useTranslation()
  const language = useApp(state => state.sheetLanguage)
  const setLanguage = useApp(state => state.setSheetLanguage)
  return (
    <div className={styles.controls}>
      <p className={styles.label}>{t('print.paperLanguage')}</p>
      <Segments
        id="sheet-language"
        label={t('print.paperLanguage')}
        value={language}
        options={languages.map(value => ({ value, label: t(`shell.languageName.${value}`), lang: value }))}
        onChange={setLanguage}
      />
      <p className={styles.label}>{t(`print.paper.${kind}`)}</p>
      <div className={styles.outcome}>
        <Outcome />
      </div>
      <Actions />
    </div>
  )
}
