import { useTranslation } from 'react-i18next'
import { messages } from '../../i18n/index.ts'

type ActionKey = keyof typeof messages.vi.audit.action

/** Every action that has words, by what the log calls it. */
export const knownActions = Object.keys(messages.vi.audit.action).map(key => key.replaceAll('_', '.'))

/** What an action means; one that has no words stands as it was written. */
export function useActionText(): (action: string) => string {
  const { t } = useTranslation()
  return action => {
    const key = action.replaceAll('.', '_')
    return key in messages.vi.audit.action ? t(`audit.action.${key as ActionKey}`) : action
  }
}
