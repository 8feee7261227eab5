import { Button, Menu as Dropdown, Kbd } from '@mantine/core'
import { IconLock, IconMenu2, IconPassword } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Staff } from '../components/counter.ts'
import type { Place } from '../state/placeSlice.ts'
import { useApp } from '../state/useApp.ts'
import { type Page, pages } from './pages.ts'

type Entry = [name: keyof typeof pages, page: Page]

/** The pages beside the enrolment that are for whoever is signed in. */
export function Menu({ staff }: { staff: Staff }): ReactNode {
  const { t } = useTranslation()
  const go = useApp(state => state.go)
  const lock = useApp(state => state.lock)
  const openPinChange = useApp(state => state.openPinChange)
  const open = (Object.entries(pages) as Entry[]).filter(
    ([, page]) => page.icon !== null && page.roles.includes(staff.role),
  )
  return (
    <Dropdown id="menu" position="bottom-end" width={280}>
      <Dropdown.Target>
        <Button variant="default" h={44} px="sm" leftSection={<IconMenu2 aria-hidden size={18} />}>
          {t('desk.menu')}
        </Button>
      </Dropdown.Target>
      <Dropdown.Dropdown>
        {open.map(([name, page]) => (
          <Dropdown.Item
            key={name}
            id={`go-${name}`}
            h={44}
            leftSection={page.icon && <page.icon aria-hidden size={18} />}
            onClick={() => go({ page: name } as Place)}
          >
            {t(`desk.page.${name}`)}
          </Dropdown.Item>
        ))}
        {open.length > 0 && <Dropdown.Divider />}
        <Dropdown.Item
          id="open-pin-change"
          h={44}
          leftSection={<IconPassword aria-hidden size={18} />}
          onClick={() => openPinChange(true)}
        >
          {t('staff.change.title')}
        </Dropdown.Item>
        <Dropdown.Item
          id="lock-now"
          h={44}
          leftSection={<IconLock aria-hidden size={18} />}
          rightSection={<Kbd aria-hidden>Ctrl+L</Kbd>}
          onClick={() => void lock()}
        >
          {t('lock.now')}
        </Dropdown.Item>
      </Dropdown.Dropdown>
    </Dropdown>
  )
}
