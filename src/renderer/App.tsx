import { Fragment, type ReactNode } from 'react'
import { ChangePinDialog } from './components/ChangePinDialog.tsx'
import { IdleWarning } from './components/IdleWarning.tsx'
import { Shell } from './components/Shell.tsx'
import { Desk } from './desk/Desk.tsx'
import { SheetPreview } from './print/SheetPreview.tsx'
import { ChoosePin } from './screens/ChoosePin.tsx'
import { CutOff } from './screens/CutOff.tsx'
import { Join } from './screens/Join.tsx'
import { Locked } from './screens/Locked.tsx'
import { Passphrase } from './screens/Passphrase.tsx'
import { RecoveryCode } from './screens/RecoveryCode.tsx'
import { SignIn } from './screens/SignIn.tsx'
import { Starting } from './screens/Starting.tsx'
import { StoreFault } from './screens/StoreFault.tsx'
import { useApp } from './state/useApp.ts'

/** One screen for each thing that the app may be waiting for. */
export function App(): ReactNode {
  const app = useApp(state => state.app)
  switch (app.phase) {
    case 'starting':
      return (
        <Shell>
          <Starting />
        </Shell>
      )
    case 'passphrase':
      return (
        <Shell>
          <Passphrase firstTime={app.firstTime} />
        </Shell>
      )
    case 'store-fault':
      return (
        <Shell>
          <StoreFault fault={app.fault} dataFolder={app.dataFolder} recoverable={app.recoverable} />
        </Shell>
      )
    case 'join':
      return (
        <Shell>
          <Join key={String(app.restored)} restored={app.restored === true} />
        </Shell>
      )
    case 'recovery-code':
      return (
        <Shell>
          <RecoveryCode code={app.code} />
        </Shell>
      )
    case 'sign-in':
      return (
        <Shell counter={app.counter}>
          <SignIn told={app.told} />
        </Shell>
      )
    case 'cut-off':
      return (
        <Shell counter={app.counter}>
          <CutOff />
        </Shell>
      )
    case 'new-pin':
      return (
        <Shell counter={app.counter}>
          <ChoosePin staff={app.staff} />
        </Shell>
      )
    // One place in the tree for both: what lies beneath the lock stays as it is.
    case 'ready':
    case 'locked':
      return (
        <Fragment key={app.staff.staffNumber}>
          <Desk counter={app.counter} staff={app.staff} />
          <ChangePinDialog />
          <IdleWarning />
          {app.phase === 'ready' && <SheetPreview />}
          {app.phase === 'locked' && <Locked counter={app.counter} staff={app.staff} />}
        </Fragment>
      )
  }
}
