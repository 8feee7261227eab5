import { type ReactNode, useRef, useState } from 'react'
import { CounterDrawer } from '../components/CounterDrawer.tsx'
import type { Counter, Staff } from '../components/counter.ts'
import { DiscardDialog } from '../components/DiscardDialog.tsx'
import { DocumentPane } from '../components/DocumentPane.tsx'
import { DraftDialog } from '../components/DraftDialog.tsx'
import { EnrolmentTools } from '../components/EnrolmentTools.tsx'
import { FindDrawer } from '../components/FindDrawer.tsx'
import { NoticeDialog } from '../components/NoticeDialog.tsx'
import { OverrideDialog } from '../components/OverrideDialog.tsx'
import { ResultPanel } from '../components/ResultPanel.tsx'
import { Shell } from '../components/Shell.tsx'
import { StatusLine } from '../components/StatusLine.tsx'
import { TodayDrawer } from '../components/TodayDrawer.tsx'
import { Menu } from '../desk/Menu.tsx'
import { forEnrolment, useDocumentIntake } from '../input/useDocumentIntake.ts'
import { type Shortcut, useShortcuts } from '../input/useShortcuts.ts'
import { isStarted } from '../state/saveSlice.ts'
import { useApp, useStore } from '../state/useApp.ts'
import styles from './Enrolment.module.css'
import { EnrolmentForm } from './EnrolmentForm.tsx'

type Drawer = 'today' | 'find' | 'counter'
type Open = 'notice' | 'discard' | Drawer | null

const drawers: readonly (readonly [Shortcut, Drawer])[] = [
  ['F4', 'today'],
  ['F6', 'find'],
  ['F8', 'counter'],
]

/** The main job on one screen: document at the left, form at the right; the result appears in the form's place. */
export function Enrolment({ counter, staff }: { counter: Counter; staff: Staff }): ReactNode {
  const store = useStore()
  const saved = useApp(state => state.saved)
  const enrolmentId = useApp(state => state.enrolmentId)
  const startForm = useApp(state => state.startForm)
  const signOut = useApp(state => state.signOut)
  const discardForm = useApp(state => state.discardForm)
  const takePicture = useApp(state => state.takePicture)
  const hasDraft = useApp(state => state.keptDraft !== null)
  const overridden = useApp(state => state.overrides !== null)
  const rekeying = useApp(state => state.rekeying)
  const [open, setOpen] = useState<Open>(null)
  const fileInput = useRef<HTMLInputElement>(null)
  const dragging = useDocumentIntake(forEnrolment)
  const startNew = () => (isStarted(store.getState()) ? setOpen('discard') : startForm())
  const toggleCamera = () => {
    const { camera, startCamera, stopCamera } = store.getState()
    if (camera.status === 'on' || camera.status === 'starting') stopCamera()
    else void startCamera()
  }
  const discard = () => {
    setOpen(null)
    void discardForm()
  }
  const supervises = staff.role === 'supervisor'
  const free = open === null && !hasDraft && !overridden
  const drawerKeys = drawers
    .filter(([, drawer]) => (free || (open === drawer && !rekeying)) && (drawer !== 'counter' || supervises))
    .map(([key, drawer]) => [key, () => setOpen(open === drawer ? null : drawer)] as const)
  useShortcuts(
    free
      ? [
          ['F2', startNew],
          ['F3', () => fileInput.current?.click()],
          ['F7', toggleCamera],
          ['F9', takePicture],
          ...drawerKeys,
        ]
      : drawerKeys,
  )
  return (
    <Shell
      counter={counter}
      tools={
        <EnrolmentTools
          onNew={startNew}
          onToday={() => setOpen('today')}
          onFind={() => setOpen('find')}
          onCounter={supervises ? () => setOpen('counter') : null}
          onLeave={() => void signOut()}
          menu={<Menu staff={staff} />}
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
            <EnrolmentForm key={enrolmentId} active={free} onReadNotice={() => setOpen('notice')} />
          )}
        </div>
      </div>
      <NoticeDialog opened={open === 'notice'} onClose={() => setOpen(null)} />
      <TodayDrawer opened={open === 'today'} onClose={() => setOpen(null)} />
      <FindDrawer opened={open === 'find'} onClose={() => setOpen(null)} />
      {supervises && <CounterDrawer opened={open === 'counter'} onClose={() => setOpen(null)} />}
      <DraftDialog />
      <OverrideDialog />
      <DiscardDialog opened={open === 'discard'} onKeep={() => setOpen(null)} onDiscard={discard} />
    </Shell>
  )
}
