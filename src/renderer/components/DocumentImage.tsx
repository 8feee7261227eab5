import { Loader } from '@mantine/core'
import { IconId, IconPhotoOff, IconQrcode, IconScan } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeOf } from '../../ui/when.ts'
import { useApp } from '../state/useApp.ts'
import styles from './DocumentPane.module.css'

/** An image from memory: its address exists while it is on the screen, and is given up with it. */
function MemoryImage({ image }: { image: Blob }): ReactNode {
  const { t } = useTranslation()
  const [url, setUrl] = useState<string | null>(null)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    const address = URL.createObjectURL(image)
    setUrl(address)
    setBroken(false)
    return () => URL.revokeObjectURL(address)
  }, [image])
  if (broken)
    return (
      <p className={styles.hint}>
        <IconPhotoOff aria-hidden />
        {t('document.cannotShow')}
      </p>
    )
  return url ? (
    <img src={url} alt={t('document.shown')} className={styles.image} onError={() => setBroken(true)} />
  ) : null
}

function Invitation({ dragging }: { dragging: boolean }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className={styles.hint}>
      <IconId aria-hidden />
      <strong>{t('document.dropHere')}</strong>
      {!dragging && <span>{t('document.ways')}</span>}
    </div>
  )
}

function TypedCode(): ReactNode {
  const { t } = useTranslation()
  return (
    <p className={styles.hint}>
      <IconQrcode aria-hidden />
      {t('document.fromScanner')}
    </p>
  )
}

/** A picture of the document scanner: on its way, or of a kind that no window shows. */
function Scan({ done }: { done: boolean }): ReactNode {
  const { t } = useTranslation()
  return (
    <p className={styles.hint}>
      <IconScan aria-hidden />
      {t(done ? 'scanner.cannotShow' : 'scanner.reading')}
    </p>
  )
}

/** The frame in which the document is shown; its size is the same with and without one. */
export function DocumentImage({ dragging }: { dragging: boolean }): ReactNode {
  const { t } = useTranslation()
  const document = useApp(state => state.document)
  const image = document.status === 'none' ? null : document.image
  const savedAt = document.status === 'none' ? undefined : document.savedAt
  const scanned = document.status !== 'none' && document.status !== 'fault' && !image
  return (
    <div className={styles.frame}>
      {image && !dragging && <MemoryImage image={image} />}
      {scanned && !dragging && (savedAt ? <Scan done={document.status === 'read'} /> : <TypedCode />)}
      {savedAt && !dragging && (
        <p className={styles.caption} id="scanned-at">
          {t('scanner.from', { at: timeOf(savedAt) })}
        </p>
      )}
      {(dragging || (!image && !scanned)) && <Invitation dragging={dragging} />}
      {document.status === 'reading' && (
        <div className={styles.veil}>
          <Loader aria-hidden />
        </div>
      )}
    </div>
  )
}
