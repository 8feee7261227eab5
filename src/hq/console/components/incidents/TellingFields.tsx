import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Informed,
  type InformingWay,
  informed,
  informingWays,
} from '../../../../domain/incident/kinds.ts'
import { TextRow } from '../../../../ui/TextRow.tsx'
import styles from './Incident.module.css'
import type { Said } from './useTelling.ts'

/** Who was told, how, when, and how many. */
export function TellingFields({ said }: { said: Said }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className={styles.fields}>
      <NativeSelect
        id="tell-whom"
        label={t('incident.inform.whom')}
        value={said.whom}
        data={informed.map(value => ({ value, label: t(`incident.inform.who.${value}`) }))}
        onChange={event => said.setWhom(event.currentTarget.value as Informed)}
      />
      <NativeSelect
        id="tell-way"
        label={t('incident.inform.way')}
        value={said.way}
        data={informingWays.map(value => ({ value, label: t(`incident.inform.ways.${value}`) }))}
        onChange={event => said.setWay(event.currentTarget.value as InformingWay)}
      />
      <TextRow
        id="tell-sent"
        label={t('incident.inform.sentAt')}
        value={said.moment}
        onChange={said.setMoment}
        hint={t('incident.form.momentHint')}
        problem={said.sentAt ? undefined : t('incident.form.momentWrong')}
      />
      {said.whom === 'customers' && (
        <TextRow
          id="tell-count"
          label={t('incident.inform.count')}
          value={said.count}
          onChange={said.setCount}
          numeric
        />
      )}
    </div>
  )
}
