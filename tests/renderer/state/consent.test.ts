import { describe, expect, it } from 'vitest'
import { readyToSave, signedIn } from '../signedIn.ts'

describe('consent', () => {
  it('has nothing ticked and no method chosen beforehand, on the first form and on the next', async () => {
    const { now } = await readyToSave()
    await now().save()
    now().startForm()
    expect(now()).toMatchObject({ purposes: [], method: null })
    expect((await signedIn()).now()).toMatchObject({ purposes: [], method: null })
  })

  it('gives and takes back one purpose at a time', async () => {
    const { now } = await signedIn()
    now().toggle('membership')
    now().toggle('contact')
    now().toggle('membership')
    expect(now().purposes).toEqual(['contact'])
  })

  it('proves the language in which the customer got the notice, whatever the screen is switched to later', async () => {
    const { now, bridge } = await readyToSave()
    now().setLanguage('en')
    await now().save()
    expect(bridge.callsOf('members:enrol')[0]?.consent.language).toBe('vi')
  })

  it('takes the signature away when other consents stand above it, another way is chosen or the text changes', async () => {
    const { now } = await readyToSave()
    const sign = () => {
      now().setMethod('pad')
      now().sign({ aspect: 3000, strokes: [[1, 2, 3, 4]] })
    }
    sign()
    now().toggle('contact')
    expect(now()).toMatchObject({ signature: null, onPad: true })
    sign()
    now().setMethod('signature')
    expect(now()).toMatchObject({ signature: null, onPad: false })
    sign()
    now().setNoticeLanguage('en')
    expect(now()).toMatchObject({ signature: null, onPad: false })
  })

  it('comes back with the draft, the signature and the representative too', async () => {
    const { now, bridge } = await readyToSave()
    now().setMethod('pad')
    now().sign({ aspect: 3000, strokes: [[1, 2, 3, 4]] })
    now().setRepresentative({ fullName: 'Trần Thị Mẹ', relation: 'mother' })
    await now().keepDraft()
    const [kept] = bridge.callsOf('drafts:keep')
    expect(kept?.consent).toMatchObject({
      onPad: true,
      signature: { aspect: 3000, strokes: [[1, 2, 3, 4]] },
      representative: { fullName: 'Trần Thị Mẹ', relation: 'mother', childConsented: false },
    })
  })

  it('asks anew when the notice is shown in another language after ticking', async () => {
    const { now } = await readyToSave()
    now().setNoticeLanguage('en')
    expect(now()).toMatchObject({ purposes: [], method: null, readIn: 'en' })
  })
})
