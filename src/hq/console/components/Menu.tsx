import { type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { type PageName, pages } from '../pages.ts'
import { SessionContext } from '../session.ts'
import styles from './Menu.module.css'

/** The pages of whoever is signed in. */
export function Menu({ current }: { current: PageName }): ReactNode {
  const { t } = useTranslation()
  const role = useContext(SessionContext).operator?.role
  const open = pages.filter(({ roles }) => (roles as readonly unknown[]).includes(role))
  return (
    <nav aria-label={t('console.frame.menu')} className={styles.menu}>
      <ul>
        {open.map(({ name }) => (
          <li key={name}>
            <a href={`#/${name}`} aria-current={name === current ? 'page' : undefined}>
              {t(`console.frame.page.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
