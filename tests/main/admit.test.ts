import { describe, expect, it } from 'vitest'
import { type Channel, channels, type Request } from '../../src/contract/ipc/channels.ts'
import { MAX_FILE_BYTES } from '../../src/domain/identity/reading.ts'
import { factNames } from '../../src/domain/member/facts.ts'
import { type Role, roles } from '../../src/domain/staff/roles.ts'
import { admit } from '../../src/main/ipc/admit.ts'
import { isWithin } from '../../src/main/ipc/size.ts'

const facts = {
  number: '001199000123',
  fullName: 'Nguyễn Thị Mẫu',
  gender: 'female',
  dateOfBirth: '1999-01-15',
  nationality: 'VNM',
  address: null,
  phone: '0925186878',
  email: null,
}

/** Half filled in, with a value that was read and one that was typed. */
const draft: Request<'drafts:keep'> = {
  enrolmentId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
  fields: {
    ...(Object.fromEntries(
      factNames.map(name => [name, { text: '', origin: null, choices: [] }]),
    ) as unknown as Request<'drafts:keep'>['fields']),
    fullName: {
      text: 'Nguyễn Thị Mẫu',
      origin: { by: 'document', sources: ['qr', 'mrz'], verified: true },
      choices: [],
    },
    phone: { text: '0925 18', origin: { by: 'hand', changed: false }, choices: [] },
  },
  consent: { purposes: ['membership'], method: null, readIn: 'vi' },
}

const act = {
  incidentId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
  eventId: '4f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
}
const scope = { storeCode: '001', deviceId: null, from: null, to: null, facts: ['phone'] }
const told = { whom: 'customers', way: 'letter', count: 3, sentAt: '2026-11-20T08:00:00.000Z', text: 'Thư' }

/** One well-formed request for every channel; the compiler asks for a new one with every new channel. */
const wellFormed: Record<Channel, unknown> = {
  'app:state': {},
  'keychain:unseal': { passphrase: 'correct horse battery' },
  'counter:confirmRecoveryCode': { lastGroup: 'ABCDE' },
  'counter:recover': { code: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF', passphrase: null },
  'counter:join': { url: 'https://hq.example', code: 'ABCD-2345' },
  'counter:startAlone': { storeName: 'Harmoor Mẫu', staffNumber: '2001', name: 'Lê Thị Mẫu', pin: '482913' },
  'counter:joinLater': { url: 'https://hq.example', code: 'ABCD-2345' },
  'members:cardsMadeAnew': {},
  'duplicates:check': { document: { number: '001199000123', nationality: 'VNM' }, phone: '0925186878' },
  'staff:signIn': { staffNumber: '1001', pin: '482913' },
  'staff:signOut': {},
  'staff:unlock': { pin: '482913' },
  'staff:choosePin': { newPin: '482913' },
  'staff:changePin': { pin: '482913', newPin: '739164' },
  'staff:here': {},
  'staff:resetPin': { staffNumber: '1001' },
  'staff:add': { staffNumber: '1003', name: 'Sùng Thị Mẫu', role: 'clerk' },
  'staff:dismiss': { staffNumber: '1003' },
  'staff:touch': {},
  'staff:lock': {},
  'documents:read': { bytes: new Uint8Array([1, 2, 3]) },
  'documents:readText': { text: '001199000123||Nguyễn Thị Mẫu|15011999|Nữ|Hà Nội|20052021' },
  'devices:camera': {},
  'devices:setCamera': { name: 'HD Webcam (046d:082d)', shape: 'card' },
  'scanner:state': {},
  'scanner:setFolder': { folder: '/srv/scans' },
  'scanner:read': { scanId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'scanner:remove': { scanIds: ['3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11'] },
  'notices:current': { language: 'vi' },
  'members:enrol': {
    enrolmentId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    facts,
    consent: { purposes: ['membership'], noticeVersion: '2026-01', language: 'vi', method: 'signature' },
  },
  'members:overrides': { facts },
  'members:recent': {},
  'members:consentReceipt': { memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11', purpose: 'service' },
  'consents:of': { memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'consents:renew': {
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    changeId: '4f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    consent: { purposes: ['membership'], noticeVersion: '2026-01', language: 'vi', method: 'signature' },
    signature: null,
    representative: null,
  },
  'consents:withdraw': {
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    changeId: '4f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    purposes: ['contact'],
    method: 'in-person',
  },
  'members:of': { memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'members:history': { memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'members:revealChange': {
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    entryId: '4f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    purpose: 'correction',
  },
  'members:reveal': {
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    purpose: 'service',
    facts: ['fullName', 'phone'],
  },
  'members:find': { typed: 'nguyen mau' },
  'members:cancel': {
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    numberAgain: '001199000123',
    requester: 'customer',
    reason: '',
  },
  'members:erasureProof': { memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'members:fetchBack': { memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11', purpose: 'service' },
  'approvals:request': {
    correctionId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    changes: [{ fact: 'fullName', from: 'Nguyễn Thị Mẫu', to: 'Nguyễn Thị Mẫn' }],
    reason: 'Gõ nhầm',
  },
  'approvals:decide': { questionId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'approvals:seen': { questionId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'approvals:list': {},
  'audit:search': { actor: null, action: null, from: null, to: null, subject: null, before: null },
  'audit:verify': {},
  'disclosures:list': { text: '', state: null, memberId: null, skip: 0 },
  'disclosures:request': {
    disclosureId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b12',
    demand: {
      agency: 'Công an',
      legalBasis: 'Điều 9',
      documentNumber: '12/CV',
      documentDate: '2026-03-01',
      facts: ['fullName'],
    },
  },
  'disclosures:export': { disclosureId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'audit:export': {},
  'coSign:asked': {},
  'coSign:decide': {
    questionId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    staffNumber: '2001',
    pin: '482913',
    decision: 'approve',
  },
  'coSign:touch': {},
  'coSign:putOff': {},
  'requests:copy': { requestId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'consents:exportProof': { memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11', purpose: 'rights-request' },
  'sheets:controller': {},
  'sheets:card': { memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11', purpose: 'service' },
  'sheets:letter': { requestId: null },
  'sheets:printed': {},
  'sheets:savePdf': {},
  'drafts:keep': draft,
  'drafts:current': {},
  'drafts:drop': { enrolmentId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'backup:state': {},
  'backup:make': {},
  'store:rekey': {},
  'retention:days': {},
  'retention:set': { days: 30 },
  'restore:begin': {},
  'restore:append': { at: 0, bytes: new Uint8Array([1, 2, 3]) },
  'restore:finish': { code: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF', passphrase: null },
  'incidents:list': {},
  'incidents:open': {
    ...act,
    detectedAt: '2026-11-20T08:00:00.000Z',
    source: 'lost-device',
    requestId: null,
    description: 'Mất máy',
  },
  'incidents:scope': { ...act, scope },
  'incidents:inform': { ...act, ...told },
  'incidents:note': { ...act, note: 'Đã báo công an phường' },
  'incidents:close': { ...act, report: 'Đã tìm thấy máy', untold: null },
  'incidents:affected': { scope, after: null },
  'requests:take': {
    requestId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    kind: 'copy',
    channel: 'in-person',
    identityCheck: 'document',
    representative: null,
    description: 'Muốn có bản sao thông tin của mình',
  },
  'requests:act': {
    requestId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    what: 'answered',
    answer: 'Đã nhận, sẽ trả lời trong 10 ngày',
  },
  'requests:list': {},
  'requests:show': { requestId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11' },
  'incidents:addresses': { incidentId: act.incidentId, after: '001010000018' },
  'sync:status': {},
  'sync:now': {},
}
const malformed: unknown[] = [undefined, null, 7, 'text', [], { unknown: 1 }, new Map(), new Date()]

const staff = (role: Role) => ({ staffNumber: '1001', name: 'Trần Văn Ví Dụ', role })
const allowed = (channel: Channel) => (channels[channel].roles === 'anyone' ? null : staff('supervisor'))

describe.each(Object.keys(channels) as Channel[])('%s', channel => {
  const spec = channels[channel]
  const request = wellFormed[channel]

  it('is served to whom it is for', () => {
    expect(admit(spec, { trusted: true, request, staff: allowed(channel) })).toMatchObject({ ok: true })
  })

  it('is refused to a sender that is not the app’s own page', () => {
    const answer = admit(spec, { trusted: false, request, staff: allowed(channel) })
    expect(answer).toEqual({ ok: false, error: { code: 'untrusted-sender' } })
  })

  it('is refused when malformed', () => {
    for (const bad of malformed)
      expect(admit(spec, { trusted: true, request: bad, staff: allowed(channel) })).toEqual({
        ok: false,
        error: { code: 'malformed-request' },
      })
    const extra = { ...(request as object), extra: 1 }
    expect(admit(spec, { trusted: true, request: extra, staff: allowed(channel) }).ok).toBe(false)
  })

  it('is refused when oversize, before anything is parsed', () => {
    const huge = { ...(request as object), filler: 'x'.repeat(spec.maxBytes) }
    const answer = admit(spec, { trusted: true, request: huge, staff: allowed(channel) })
    expect(answer).toEqual({ ok: false, error: { code: 'request-too-large' } })
  })

  it('is refused to every role that may not call it', () => {
    if (spec.roles === 'anyone') {
      const beforeSignIn = ['app:state', 'keychain:unseal', 'staff:signIn', 'staff:unlock', 'staff:choosePin']
      const ofTheCounter = [
        'counter:join',
        'counter:startAlone',
        'counter:confirmRecoveryCode',
        'counter:recover',
      ]
      const ofARestore = ['restore:begin', 'restore:append', 'restore:finish']
      expect([...beforeSignIn, ...ofTheCounter, ...ofARestore]).toContain(channel)
      return
    }
    expect(admit(spec, { trusted: true, request, staff: null })).toEqual({
      ok: false,
      error: { code: 'not-signed-in' },
    })
    for (const role of roles) {
      const answer = admit(spec, { trusted: true, request, staff: staff(role) })
      const may = (spec.roles as readonly Role[]).includes(role)
      expect(answer.ok || answer.error.code).toBe(may ? true : 'not-allowed')
    }
    const nobody = admit({ ...spec, roles: [] }, { trusted: true, request, staff: staff('supervisor') })
    expect(nobody).toEqual({ ok: false, error: { code: 'not-allowed' } })
  })
})

describe('how long facts are kept', () => {
  it('is a whole number of days from 1 to 3650', () => {
    const set = (days: unknown) =>
      admit(channels['retention:set'], { trusted: true, request: { days }, staff: staff('supervisor') }).ok
    expect([1, 30, 3650].map(set)).toEqual([true, true, true])
    expect([0, -1, 3651, 1.5, '30', null, Number.NaN].map(set)).not.toContain(true)
  })
})

describe('the size of a request', () => {
  it('counts buffers and text, and stops at the limit', () => {
    expect(isWithin({ bytes: new Uint8Array(1000) }, 1100)).toBe(true)
    expect(isWithin({ bytes: new Uint8Array(1000) }, 1000)).toBe(false)
    expect(isWithin('ế'.repeat(600), 1000)).toBe(false)
    expect(
      isWithin(
        Array.from({ length: 10_000 }, () => ({})),
        10_000,
      ),
    ).toBe(false)
  })
  it('ends on values that contain themselves', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(isWithin(loop, 1000)).toBe(true)
  })
  it('lets the largest document through and no larger one', () => {
    const { maxBytes } = channels['documents:read']
    expect(isWithin({ bytes: new Uint8Array(MAX_FILE_BYTES) }, maxBytes)).toBe(true)
    expect(isWithin({ bytes: new Uint8Array(MAX_FILE_BYTES + 32 * 1024) }, maxBytes)).toBe(false)
  })
})
