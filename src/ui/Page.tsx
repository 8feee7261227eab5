import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
import '@mantine/core/styles.css'
import './theme.css'
import './entryFont.css'
import { MantineProvider } from '@mantine/core'
import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { theme } from './theme.ts'

/** What every page of ours begins with: fonts, colours, and its language. Works without inline styles. */
export const Page = ({ i18n, children }: { i18n: i18n; children: ReactNode }): ReactNode => (
  <I18nextProvider i18n={i18n}>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  </I18nextProvider>
)
