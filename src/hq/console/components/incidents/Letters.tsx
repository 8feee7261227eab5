import { Button, Modal } from '@mantine/core'
import { type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { controller } from '../../../../domain/controller.ts'
import { type LetterName, letters as templates } from '../../../../i18n/letters.ts'
import { fillLetter } from '../../../../ui/fillLetter.ts'
import { dayOf } from '../../../../ui/when.ts'
import { SessionContext } from '../../session.ts'
import styles from './Incident.module.css'

/** A letter as it is printed here; see src/ui/incidentLetters. */
export interface ConsoleLetter {
  template: LetterName
  content: {
    addressee: string[]
    values: Record<string, string>
    rows: { label: string; value: string }[]
    body: string | null
  }
}

function Paper({ letter: { template, content } }: { letter: ConsoleLetter }): ReactNode {
  const { t } = useTranslation()
  const { language } = useContext(SessionContext)
  const { title, paragraphs, closing, signatures } = fillLetter(templates[language][template], content.values)
  return (
    <article className={styles.paper} data-testid="letter">
      <p>
        <strong>{controller.name}</strong>
        <br />
        {controller.address}
        <br />
        {t('receipt.phone')}: {controller.phone}
      </p>
      <p>{dayOf(new Date())}</p>
      <h2>{title}</h2>
      <p className={styles.text}>
        {t('print.to')}: {content.addressee.join('\n')}
      </p>
      {paragraphs.map(text => (
        <p key={text}>{text}</p>
      ))}
      <ul>
        {content.rows.map(({ label, value }) => (
          <li key={label + value} className={styles.text}>
            {label}: {value}
          </li>
        ))}
      </ul>
      {content.body && <p className={styles.text}>{content.body}</p>}
      {closing.map(text => (
        <p key={text}>{text}</p>
      ))}
      <p>{signatures.join(' · ')}</p>
    </article>
  )
}

/** Letters before they are printed, each on a page of its own. */
export function Letters({ letters, onClose }: { letters: ConsoleLetter[]; onClose(): void }): ReactNode {
  const { t } = useTranslation()
  const papers = letters.map(letter => <Paper key={JSON.stringify(letter.content.values)} letter={letter} />)
  return (
    <Modal
      opened
      onClose={onClose}
      size={860}
      title={t('incident.inform.preview')}
      withCloseButton={false}
      attributes={{ header: { role: 'presentation' } }}
    >
      <div className={styles.buttons}>
        <Button onClick={() => window.print()}>{t('incident.headquarters.print')}</Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('incident.headquarters.shut')}
        </Button>
      </div>
      {papers}
      {createPortal(<div className="print-sheet">{papers}</div>, window.document.body)}
    </Modal>
  )
}
