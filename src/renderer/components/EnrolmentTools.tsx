import { Button, Kbd } from '@mantine/core'
import {
  type Icon,
  IconListCheck,
  IconLogout,
  IconSearch,
  IconTools,
  IconUserPlus,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface ToolProps {
  id: string
  text: string
  shortcut?: string
  Icon: Icon
  onClick(): void
}

function Tool({ id, text, shortcut, Icon, onClick }: ToolProps): ReactNode {
  return (
    <Button
      id={id}
      variant="default"
      h={44}
      px="sm"
      leftSection={<Icon aria-hidden size={18} />}
      rightSection={shortcut ? <Kbd aria-hidden>{shortcut}</Kbd> : undefined}
      onClick={onClick}
    >
      {text}
    </Button>
  )
}

interface EnrolmentToolsProps {
  onNew(): void
  onToday(): void
  onFind(): void
  /** Null for who may not look after the counter. */
  onCounter: (() => void) | null
  onLeave(): void
  /** The other pages. */
  menu: ReactNode
}

/** The buttons of the top bar, each with its key. */
export function EnrolmentTools(props: EnrolmentToolsProps): ReactNode {
  const { t } = useTranslation()
  const { onNew, onFind, onToday, onCounter, onLeave, menu } = props
  return (
    <>
      <Tool
        id="new-customer"
        text={t('shell.newCustomer')}
        shortcut="F2"
        Icon={IconUserPlus}
        onClick={onNew}
      />
      <Tool id="find-member" text={t('find.button')} shortcut="F6" Icon={IconSearch} onClick={onFind} />
      <Tool id="today" text={t('shell.today')} shortcut="F4" Icon={IconListCheck} onClick={onToday} />
      {onCounter && (
        <Tool id="counter" text={t('upkeep.button')} shortcut="F8" Icon={IconTools} onClick={onCounter} />
      )}
      {menu}
      <Tool id="sign-out" text={t('shell.signOut')} Icon={IconLogout} onClick={onLeave} />
    </>
  )
}
