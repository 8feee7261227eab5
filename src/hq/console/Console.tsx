import { Button } from '@mantine/core'
import { type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../ui/Frame.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { useArrival } from '../../ui/useArrival.ts'
import styles from './Console.module.css'
import { IncidentClock } from './components/incidents/IncidentClock.tsx'
import { Menu } from './components/Menu.tsx'
import { pages } from './pages.ts'
import { SignIn } from './screens/SignIn.tsx'
import { SessionContext } from './session.ts'
import { useDo } from './useAsk.ts'
import { usePlace } from './usePlace.ts'

function SignOut(): ReactNode {
  const { t } = useTranslation()
  const { ended } = useContext(SessionContext)
  const { run, busy } = useDo()
  return (
    <Button variant="default" loading={busy} onClick={() => void run('session/sign-out', {}).then(ended)}>
      {t('console.frame.signOut')}
    </Button>
  )
}

function Heading({ text }: { text: string }): ReactNode {
  return (
    <h1 ref={useArrival()} tabIndex={-1}>
      {text}
    </h1>
  )
}

/** The console: signing in, or the page that the address names beside the menu. */
export function Console(): ReactNode {
  const { t } = useTranslation()
  const { operator, language, setLanguage } = useContext(SessionContext)
  const [place] = usePlace()
  const switcher = <LanguageSwitch language={language} onChange={setLanguage} />
  if (!operator)
    return (
      <Frame title={t('console.frame.title')} tools={switcher}>
        <SignIn />
      </Frame>
    )
  const page = pages.find(
    ({ name, roles }) => name === place.page && (roles as readonly string[]).includes(operator.role),
  )
  const Shown = (page ?? pages[0]).screen
  const role = t(`console.frame.role.${operator.role}`)
  const tools = (
    <>
      <span>{t('console.frame.signedInAs', { name: operator.fullName, role })}</span>
      <SignOut />
      {switcher}
    </>
  )
  return (
    <Frame title={t('console.frame.title')} tools={tools}>
      <IncidentClock place={place} />
      <div className={styles.sides}>
        <Menu current={(page ?? pages[0]).name} />
        <div className={styles.page}>
          <Heading key={JSON.stringify(place)} text={t(`console.frame.page.${(page ?? pages[0]).name}`)} />
          <Shown />
        </div>
      </div>
    </Frame>
  )
}
