import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/contract/ipc/channels.ts'
import { MAX_FILE_BYTES, type Reading } from '../../../src/domain/identity/reading.ts'
import { held } from '../fakeBridge.ts'
import { mrzReading, passportReading, qrReading } from '../samples.ts'
import { readyToSave, settled, signedIn } from '../signedIn.ts'

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
    expect(bridge.callsOf('documents:read')).toMatchObject([{ bytes: new Uint8Array([1, 2, 3]) }])
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

describe('what a document says so far', () => {
  const reading = async () => {
    const answer = held<Reply<'documents:read'>>()
    const session = await signedIn({ 'documents:read': () => answer.promise })
    const done = session.now().readImage(image())
    await settled()
    const [request] = session.bridge.callsOf('documents:read')
    const tell = (part: Reading) =>
      session.bridge.tell('documents:partial', { turn: request?.turn ?? 0, reading: part })
    const finish = (value: Reading) => {
      answer.release({ ok: true, value })
      return done
    }
    return { ...session, tell, finish }
  }

  it('is filled in at once, and replaced by the whole answer', async () => {
    const { now, tell, finish } = await reading()
    tell(mrzReading)
    expect(now().fields.fullName.text).toBe('NGUYEN THI MAU')
    expect(now().document.status).toBe('reading')
    await finish(qrReading)
    expect(now().fields.fullName).toMatchObject({ text: 'Nguyễn Thị Mẫu', choices: [] })
    expect(now().fields.fullName.origin).toEqual({ by: 'document', sources: ['qr'], verified: true })
  })

  it('does not undo what the clerk typed meanwhile', async () => {
    const { now, tell, finish } = await reading()
    tell(mrzReading)
    now().type('address', 'Số 2 phố Mẫu')
    now().type('fullName', 'Nguyễn Thị Mẫu Hai')
    await finish(qrReading)
    expect(now().fields.address.text).toBe('Số 2 phố Mẫu')
    expect(now().fields.fullName.text).toBe('Nguyễn Thị Mẫu Hai')
  })

  it('is not taken from an image that is no longer the newest', async () => {
    const { now, bridge, tell } = await reading()
    now().stopReading()
    tell(mrzReading)
    expect(now().fields.fullName.text).toBe('')
    bridge.tell('documents:partial', { turn: 99, reading: mrzReading })
    expect(now().fields.fullName.text).toBe('')
  })

  it('is kept back while it seems to be somebody else’s', async () => {
    const { now, bridge } = await signedIn({ 'documents:readText': () => ({ ok: true, value: qrReading }) })
    await now().readScannedText('001199000123||…')
    const answer = held<Reply<'documents:read'>>()
    bridge.answer({ 'documents:read': () => answer.promise })
    const done = now().readImage(image())
    await settled()
    const [request] = bridge.callsOf('documents:read')
    bridge.tell('documents:partial', { turn: request?.turn ?? 0, reading: passportReading })
    expect(now().fields.fullName).toMatchObject({ text: 'Nguyễn Thị Mẫu', choices: [] })
    answer.release({ ok: true, value: passportReading })
    await done
    expect(now().document).toMatchObject({ status: 'read', otherPerson: passportReading })
  })
})
