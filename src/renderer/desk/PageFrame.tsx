import { Button } from '@mantine/core'
import { IconArrowLeft, IconLogout } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrival } from '../../ui/useArrival.ts'
import type { Counter, Staff } from '../components/counter.ts'
import { Shell } from '../components/Shell.tsx'
import { StatusLine } from '../components/StatusLine.tsx'
import type { PageName } from '../state/placeSlice.ts'
import { useApp } from '../state/useApp.ts'
import { Menu } from './Menu.tsx'
import styles from './PageFrame.module.css'

interface PageFrameProps {
  counter: Counter
  staff: Staff
  page: Exclude<PageName, 'enrolment'>
  children: ReactNode
}

function Heading({ text }: { text: string }): ReactNode {
  return (
    <h2 id="page-heading" ref={useArrival()} tabIndex={-1}>
      {text}
    </h2>
  )
}

/** What every page beside the enrolment stands in: the way back, its heading, and the other pages. */
export function PageFrame({ counter, staff, page, children }: PageFrameProps): ReactNode {
  const { t } = useTranslation()
  const goBack = useApp(state => state.goBack)
  const signOut = useApp(state => state.signOut)
  const here = JSON.stringify(useApp(state => state.place))
  return (
    <Shell
      counter={counter}
      tools={
        <>
          {/* Anew at each page, or it would take the focus back from where the chosen entry leads. */}
          <Menu key={here} staff={staff} />
          <Button
            id="sign-out"
            variant="default"
            h={44}
            px="sm"
            leftSection={<IconLogout aria-hidden size={18} />}
            onClick={() => void signOut()}
          >
            {t('shell.signOut')}
          </Button>
        </>
      }
      status={<StatusLine counter={counter} staff={staff} />}
    >
      <div className={styles.page}>
        <div className={styles.head}>
          <Button
            id="back"
            variant="default"
            h={44}
            leftSection={<IconArrowLeft aria-hidden size={18} />}
            onClick={goBack}
          >
            {t('desk.back')}
          </Button>
          <Heading key={here} text={t(`desk.page.${page}`)} />
        </div>
        {children}
      </div>
    </Shell>
  )
}
