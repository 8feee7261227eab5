import { Button, Kbd } from '@mantine/core'
import { IconListCheck, IconLogout, IconSearch, IconUserPlus } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Counter, Staff } from '../components/counter.ts'
import { DiscardDialog } from '../components/DiscardDialog.tsx'
import { DocumentPane } from '../components/DocumentPane.tsx'
import { DraftDialog } from '../components/DraftDialog.tsx'
import { FindDrawer } from '../components/FindDrawer.tsx'
import { NoticeDialog } from '../components/NoticeDialog.tsx'
import { ResultPanel } from '../components/ResultPanel.tsx'
import { Shell } from '../components/Shell.tsx'
import { StatusLine } from '../components/StatusLine.tsx'
import { TodayDrawer } from '../components/TodayDrawer.tsx'
import { useDocumentIntake } from '../input/useDocumentIntake.ts'
import { useShortcuts } from '../input/useShortcuts.ts'
import { ConsentReceiptSheet } from '../print/ConsentReceiptSheet.tsx'
import { isStarted } from '../state/saveSlice.ts'
import { useApp, useStore } from '../state/useApp.ts'
import styles from './Enrolment.module.css'
import { EnrolmentForm } from './EnrolmentForm.tsx'

type Open = 'notice' | 'today' | 'find' | 'discard' | null

function Tools(props: { onNew(): void; onToday(): void; onFind(): void; onLeave(): void }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <Button
        id="new-customer"
        variant="default"
        h={44}
        leftSection={<IconUserPlus aria-hidden size={18} />}
        rightSection={<Kbd aria-hidden>F2</Kbd>}
        onClick={props.onNew}
      >
        {t('shell.newCustomer')}
      </Button>
      <Button
        id="find-member"
        variant="default"
        h={44}
        leftSection={<IconSearch aria-hidden size={18} />}
        rightSection={<Kbd aria-hidden>F6</Kbd>}
        onClick={props.onFind}
      >
        {t('find.button')}
      </Button>
      <Button
        id="today"
        variant="default"
        h={44}
        leftSection={<IconListCheck aria-hidden size={18} />}
        rightSection={<Kbd aria-hidden>F4</Kbd>}
        onClick={props.onToday}
      >
        {t('shell.today')}
      </Button>
      <Button
        id="sign-out"
        variant="default"
        h={44}
        leftSection={<IconLogout aria-hidden size={18} />}
        onClick={props.onLeave}
      >
        {t('shell.signOut')}
      </Button>
    </>
  )
}

/** The main job on one screen: document at the left, form at the right; the result appears in the form's place. */
export function Enrolment({ counter, staff }: { counter: Counter; staff: Staff }): ReactNode {
  const store = useStore()
  const saved = useApp(state => state.saved)
  const enrolmentId = useApp(state => state.enrolmentId)
  const startForm = useApp(state => state.startForm)
  const signOut = useApp(state => state.signOut)
  const discardForm = useApp(state => state.discardForm)
  const hasDraft = useApp(state => state.keptDraft !== null)
  const [open, setOpen] = useState<Open>(null)
  const fileInput = useRef<HTMLInputElement>(null)
  const dragging = useDocumentIntake()
  const startNew = () => (isStarted(store.getState()) ? setOpen('discard') : startForm())
  const discard = () => {
    setOpen(null)
    void discardForm()
  }
  const toggleToday = () => setOpen(open === 'today' ? null : 'today')
  const toggleFind = () => setOpen(open === 'find' ? null : 'find')
  useShortcuts(
    open === null && !hasDraft
      ? [
          ['F2', startNew],
          ['F3', () => fileInput.current?.click()],
          ['F4', toggleToday],
          ['F6', toggleFind],
        ]
      : open === 'today'
        ? [['F4', toggleToday]]
        : open === 'find'
          ? [['F6', toggleFind]]
          : [],
  )
  return (
    <Shell
      counter={counter}
      tools={
        <Tools
          onNew={startNew}
          onToday={() => setOpen('today')}
          onFind={() => setOpen('find')}
          onLeave={() => void signOut()}
        />
      }
      status={<StatusLine counter={counter} staff={staff} />}
    >
      <div className={styles.screen}>
        <DocumentPane dragging={dragging} fileInput={fileInput} />
        <div className={styles.work}>
          {saved ? (
            <ResultPanel saved={saved} onNext={startForm} />
          ) : (
            <EnrolmentForm
              key={enrolmentId}
              active={open === null && !hasDraft}
              onReadNotice={() => setOpen('notice')}
            />
          )}
        </div>
      </div>
      <NoticeDialog opened={open === 'notice'} onClose={() => setOpen(null)} />
      <TodayDrawer opened={open === 'today'} onClose={() => setOpen(null)} />
      <FindDrawer opened={open === 'find'} onClose={() => setOpen(null)} />
      <DraftDialog />
      <DiscardDialog opened={open === 'discard'} onKeep={() => setOpen(null)} onDiscard={discard} />
      <ConsentReceiptSheet />
    </Shell>
  )
}
