import { Checkbox } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactName } from '../../../domain/member/facts.ts'
import { useFactText } from '../../components/useFactText.ts'
import { type CorrectionForm, problemOf } from '../../state/correctionForm.ts'
import type { MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Correction.module.css'
import { NewValue } from './NewValue.tsx'

interface CorrectionRowProps {
  fact: FactName
  form: CorrectionForm
  page: Extract<MemberPage, { standing: 'here' }>
}

/** One fact: chosen or not, what stands, what it is to be, and whether a supervisor is needed. */
export function CorrectionRow({ fact, form, page }: CorrectionRowProps): ReactNode {
  const { t } = useTranslation()
  const say = useFactText()
  const choose = useApp(state => state.chooseFact)
  const standing = useApp(state => state.standing)
  const tried = useApp(state => state.correctionTried)
  const chosen = form.chosen.includes(fact)
  const stands = standing[fact]
  const problem = chosen && tried && stands !== undefined ? problemOf(form, standing, fact) : null
  const said = () => {
    if (!problem) return undefined
    if (problem === 'same') return t('correction.same')
    return problem === 'missing' ? t(`facts.problem.missing.${fact}`) : t(`facts.problem.${problem}`)
  }
  return (
    <tr data-chosen={chosen || undefined}>
      <th scope="row">
        <Checkbox
          id={`correct-${fact}`}
          size="md"
          label={t(`facts.name.${fact}`)}
          checked={chosen}
          onChange={() => void choose(fact)}
        />
        {page.needApproval.includes(fact) && (
          <span className={styles.needs}>
            <IconShieldCheck aria-hidden size={16} /> {t('correction.needsSupervisor')}
          </span>
        )}
      </th>
      <td data-before={fact}>
        {chosen && stands !== undefined ? say(fact, stands) : (page.masked[fact] ?? t('member.facts.none'))}
      </td>
      <td>{chosen && <NewValue fact={fact} form={form} problem={said()} />}</td>
    </tr>
  )
}
