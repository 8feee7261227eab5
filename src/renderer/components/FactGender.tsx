import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Gender, genders } from '../../domain/member/facts.ts'
import { Segments } from '../../ui/Segments.tsx'
import { useApp } from '../state/useApp.ts'
import { FactFrame, type FactMessage } from './FactFrame.tsx'

/** Gender as on the document; none is chosen beforehand. */
export function FactGender({ message }: { message: FactMessage | null }): ReactNode {
  const { t } = useTranslation()
  const field = useApp(state => state.fields.gender)
  const type = useApp(state => state.type)
  const leave = useApp(state => state.leave)
  return (
    <FactFrame name="gender" field={field} message={message} group>
      <Segments
        id="fact-gender"
        label={t('facts.name.gender')}
        value={field.text as Gender | ''}
        options={genders.map(value => ({ value, label: t(`facts.gender.${value}`) }))}
        onChange={gender => type('gender', gender)}
        onBlur={() => leave('gender')}
        describedBy="fact-gender-mark fact-gender-message"
        invalid={message?.tone === 'bad'}
      />
    </FactFrame>
  )
}
