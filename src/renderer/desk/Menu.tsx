import { Button, Menu as Dropdown } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
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
  const open = (Object.entries(pages) as Entry[]).filter(
    ([, page]) => page.icon !== null && page.roles.includes(staff.role),
  )
  if (open.length === 0) return null
  return (
    <Dropdown position="bottom-end" width={280}>
      <Dropdown.Target>
        <Button id="menu" variant="default" h={44} px="sm" leftSection={<IconMenu2 aria-hidden size={18} />}>
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
      </Dropdown.Dropdown>
    </Dropdown>
  )
}
