import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/contract/ipc/channels.ts'
import { MAX_FILE_BYTES } from '../../../src/domain/identity/reading.ts'
import { held } from '../fakeBridge.ts'
import { passportReading, qrReading } from '../samples.ts'
import { readyToSave, signedIn } from '../signedIn.ts'

const image = () => new Blob([new Uint8Array([1, 2, 3])])

describe('giving a document', () => {
  it('fills the form from a scanned code', async () => {
    const { now, bridge } = await signedIn()
    await now().readScannedText('001199000123||…')
    expect(bridge.callsOf('documents:readText')).toEqual([{ text: '001199000123||…' }])
    expect(now().fields.fullName.text).toBe('Nguyễn Thị Mẫu')
    expect(now().document).toMatchObject({ status: 'read', kind: 'vn-id-2021', image: null })
  })

  it('sends the bytes of an image and nothing else of the file', async () => {
    const { now, bridge } = await signedIn()
    await now().readImage(new File([new Uint8Array([1, 2, 3])], 'Nguyen Thi Mau.jpg'))
    expect(bridge.callsOf('documents:read')).toEqual([{ bytes: new Uint8Array([1, 2, 3]) }])
  })

  it('says what is wrong with an empty or huge file without sending it', async () => {
    const { now, bridge } = await signedIn()
    await now().readImage(new Blob([]))
    expect(now().document).toMatchObject({ status: 'fault', code: 'empty-file' })
    await now().readImage({ size: MAX_FILE_BYTES + 1 } as Blob)
    expect(now().document).toMatchObject({ status: 'fault', code: 'file-too-large' })
    expect(bridge.callsOf('documents:read')).toEqual([])
  })

  it('shows why nothing could be read and leaves the form as it was', async () => {
    const { now } = await signedIn({
      'documents:read': () => ({ ok: false, fault: { code: 'nothing-read' } }),
    })
    now().type('fullName', 'Lê Thử')
    await now().readImage(image())
    expect(now().document).toMatchObject({ status: 'fault', code: 'nothing-read' })
    expect(now().fields.fullName.text).toBe('Lê Thử')
  })

  it('drops a reading that was stopped, overtaken, or belongs to the last customer', async () => {
    const slow = held<Reply<'documents:read'>>()
    const { now } = await signedIn({ 'documents:read': () => slow.promise })
    const first = now().readImage(image())
    await now().readScannedText('001199000123||…')
    slow.release({ ok: true, value: passportReading })
    await first
    expect(now().fields.number.text).toBe('001199000123')
    const second = now().readImage(image())
    now().startForm()
    await second
    expect(now().fields.number.text).toBe('')
    const third = now().readImage(image())
    now().stopReading()
    await third
    expect(now().fields.number.text).toBe('')
  })

  it('begins the next customer’s form when a document comes after saving', async () => {
    const { now } = await readyToSave()
    await now().save()
    const { enrolmentId } = now()
    await now().readScannedText('001199000123||…')
    expect(now().saved).toBeNull()
    expect(now().enrolmentId).not.toBe(enrolmentId)
    expect(now().fields.number.text).toBe(qrReading.fields.number?.value)
  })
})
