import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { runVerifyConsent } from '../../src/cli/verify/consent.ts'
import { openIncident, sayOfIncident } from '../../src/hq/incidents/act.ts'
import { askToJoin, keyPair } from '../hq/counter.ts'
import { expect, signIn, test } from './console.ts'
import { unreached } from './keys/reach.ts'

const findings = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
/** Everything that is asked for is there, whoever cannot see finds it in order, and a hand on the keys comes to it. */
async function isInOrder(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ has: page.locator('.mantine-Loader-root') })).toHaveCount(0)
  expect([...(await findings(page)), ...(await unreached(page))]).toEqual([])
}
const goTo = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).click()

test('an administrator opens a store, adds somebody and gets a code with which a counter joins', async ({
  console: page,
  company,
}) => {
  await signIn(page, company, 'administrator')
  await goTo(page, 'Cửa hàng')
  await page.getByLabel('Mã', { exact: true }).fill('003')
  await page.getByLabel('Tên cửa hàng').fill('Harmoor Tân Tiến')
  await page.getByRole('button', { name: 'Thêm' }).click()
  await expect(page.getByText('Đã thêm cửa hàng 003.')).toBeVisible()

  await page.getByRole('link', { name: /Harmoor Tân Tiến/ }).click()
  await page.getByRole('button', { name: 'Lấy mã cho máy mới' }).click()
  await expect(page.getByText('Cửa hàng chưa có nhân viên nào')).toBeVisible()

  await page.getByRole('button', { name: 'Thêm nhân viên' }).click()
  await page.getByLabel('Số nhân viên').fill('3001')
  await page.getByLabel('Họ và tên').fill('Ngô Thị Ba')
  await page.getByRole('radio', { name: 'Giám sát' }).check()
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.locator('output')).toHaveText(/^\d{6}$/)
  await page.getByRole('button', { name: 'Xong' }).click()
  await expect(page.getByRole('row', { name: /3001 Ngô Thị Ba Giám sát Đang làm/ })).toBeVisible()

  await page.getByRole('button', { name: 'Lấy mã cho máy mới' }).click()
  const code = await page.locator('output').textContent()
  const joined = await askToJoin(company.hq, code ?? '', keyPair().publicKey)
  expect(joined.json()).toMatchObject({ store: { code: '003' }, roster: [{ staffNumber: '3001' }] })
  await page.getByRole('button', { name: 'Xong' }).click()
  await page.reload()
  await expect(page.getByRole('row', { name: /003-01/ })).toBeVisible()
})

test('a device is cut off after asking, and let back in', async ({ console: page, company }) => {
  await signIn(page, company, 'administrator')
  await goTo(page, 'Máy quầy')
  const row = page.getByRole('row', { name: /002-01/ })
  await row.getByRole('button', { name: 'Cắt máy này' }).click()
  await page.keyboard.press('Escape')
  await expect(row).toContainText('Đang dùng')
  await row.getByRole('button', { name: 'Cắt máy này' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cắt máy này' }).click()
  await expect(row).toContainText('Đã cắt từ')
  await company.enrol(company.counters.second, '001199009001', '+84912009001')

  await row.getByRole('button', { name: 'Cho dùng lại' }).click()
  await expect(row).toContainText('Đang dùng')
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await signIn(page, company, 'supervisor')
  await goTo(page, 'Cần xem lại')
  const review = page.getByRole('row', { name: /Máy đã bị cắt/ })
  await review.getByLabel('Đã xem thấy gì').fill('Đã gọi quầy, đúng là nhân viên của cửa hàng')
  await review.getByRole('button', { name: 'Hợp lệ', exact: true }).click()
  await expect(page.getByText('Không có gì cần xem lại.')).toBeVisible()
})

test('a member is found masked, and shown only for a purpose that the log keeps', async ({
  console: page,
  company,
}) => {
  await company.enrol(company.counters.first, '001199005001', '+84912005001')
  await signIn(page, company, 'supervisor')
  await goTo(page, 'Hội viên')
  await page.getByLabel('Tìm hội viên').fill('001199005001')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /N••• T••• Mẫu · ••••••••5001/ })).toBeVisible()
  await page.getByRole('link', { name: 'Mở' }).click()
  await expect(page.getByText('Thông tin được che.')).toBeVisible()
  expect(await page.content()).not.toContain('Nguyễn Thị Mẫu')
  expect(page.url()).not.toContain('001199005001')
  const show = page.getByRole('button', { name: 'Xem thông tin' })
  await expect(show).toBeDisabled()
  await page.getByLabel('Xem để làm gì?').selectOption('transaction')
  await show.click()
  await expect(page.getByText('Nguyễn Thị Mẫu')).toBeVisible()
  await page.getByRole('button', { name: 'Che lại' }).click()
  expect(await page.content()).not.toContain('Nguyễn Thị Mẫu')

  await goTo(page, 'Nhật ký')
  await page.getByLabel('Tìm trong nhật ký').fill('member.revealed')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /giamsat Xem thông tin để xác nhận giao dịch/ })).toBeVisible()
  await page.getByRole('button', { name: 'Kiểm tra nhật ký' }).click()
  await expect(page.getByText(/Nhật ký trụ sở nguyên vẹn: \d+ dòng/)).toBeVisible()
})

test('two corrections of one fact wait for a supervisor, who sees both and decides', async ({
  console: page,
  company,
}) => {
  const { first } = company.counters
  const member = await company.enrol(first, '001199006001', '+84912006001')
  await company.correct(first, member, 'phone', '+84912006001', '+84912006002')
  await company.correct(first, member, 'phone', '+84912006001', '+84912006003')
  await signIn(page, company, 'supervisor')
  await goTo(page, 'Việc cần quyết')
  const one = page.getByRole('region', { name: /Sửa điện thoại/ })
  await expect(one).not.toContainText('+84912006003')
  await one.getByRole('button', { name: 'Xem hai bản' }).click()
  await expect(one.getByRole('row', { name: 'Điện thoại +84912006002 +84912006003' })).toBeVisible()
  await one.getByLabel('Lý do quyết định').fill('Đã gọi khách hỏi lại')
  await one.getByRole('button', { name: 'Dùng bản đề nghị' }).click()
  await expect(one).toHaveCount(0)
  await page.getByRole('radio', { name: 'Đã quyết' }).check()
  await expect(page.getByText('Dùng bản đề nghị, giamsat')).toBeVisible()

  await page.goto(`${company.trial.url}/console/#/members/${first.joined.store.code}.${member.body.memberId}`)
  await page.getByLabel('Xem để làm gì?').selectOption('case')
  await page.getByRole('button', { name: 'Xem thông tin' }).click()
  await expect(page.getByText('+84912006003')).toBeVisible()
})

test('one document at two stores becomes a case, and nothing is merged', async ({
  console: page,
  company,
}) => {
  const { first, second } = company.counters
  await company.enrol(first, '001199007001', '+84912007001')
  await company.enrol(second, '001199007001', '+84912007002')
  await signIn(page, company, 'supervisor')
  await goTo(page, 'Việc cần quyết')
  const one = page.getByRole('region', { name: /Một giấy tờ, hai thẻ/ })
  await one.getByRole('button', { name: 'Xem hai bản' }).click()
  await one.getByLabel('Lý do quyết định').fill('Cùng người, đã hỏi')
  await one.getByRole('button', { name: 'Cùng một người' }).click()
  await goTo(page, 'Hội viên')
  await page.getByLabel('Tìm hội viên').fill('001199007001')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /••••••••7001/ })).toHaveCount(2)
})

test('a wrong passphrase says so, and headquarters itself refuses what a role may not', async ({
  console: page,
  company,
}) => {
  await page.getByLabel('Tên đăng nhập').fill('quantri')
  await page.locator('#passphrase').fill('không phải cụm này')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Tên đăng nhập và cụm mật khẩu không khớp.')).toBeVisible()
  const ask = (call: string) =>
    page.evaluate(async path => {
      const headers = { 'content-type': 'application/json' }
      const reply = await fetch(path, { method: 'POST', headers, body: '{"storeCode":null,"text":"Mẫu"}' })
      return [reply.status, ((await reply.json()) as { type: string }).type]
    }, `/console/api/${call}`)
  expect(await ask('members/find')).toEqual([401, 'signed-out'])
  await signIn(page, company, 'administrator')
  expect(await ask('members/find')).toEqual([403, 'role-not-allowed'])
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Hội viên' })).toHaveCount(0)
})

for (const role of ['administrator', 'supervisor'] as const)
  test(`every page of the ${role} is in order for who cannot see it and for who works by keys, in both languages`, async ({
    console: page,
    company,
  }) => {
    expect(await findings(page)).toEqual([])
    const { first } = company.counters
    const { code } = first.joined.store
    // Pages that the menu does not name: one store, and one member.
    const deeper = [`stores/${code}`]
    if (role === 'supervisor') {
      const { memberId } = (await company.enrol(first, '001199008001', '+84912008001')).body
      deeper.push(`members/${code}.${memberId}`)
    }
    await signIn(page, company, role)
    for (const language of ['English', 'Tiếng Việt']) {
      await page.getByRole('radio', { name: language }).check()
      for (const link of await page.getByRole('navigation').getByRole('link').all()) {
        await link.click()
        await isInOrder(page)
      }
      for (const place of deeper) {
        await page.goto(`${company.trial.url}/console/#/${place}`)
        await isInOrder(page)
      }
    }
  })

test('[INC5] the 72 hours of an incident are in sight of a supervisor on every page, until the authority is told', async ({
  console: page,
  company,
}, info) => {
  const { services } = company.trial
  const member = await company.enrol(company.counters.first, '001199008501', '+84912008501')
  const detectedAt = services.clock().toISOString()
  const incidentId = randomUUID()
  const facts: ['phone'] = ['phone']
  await openIncident(
    services,
    {
      ...{ incidentId, eventId: randomUUID(), scopeEventId: randomUUID(), detectedAt, revoke: false },
      ...{ source: 'intrusion', description: 'Có người lạ vào máy chủ' },
      scope: { storeCode: '001', deviceId: null, from: null, to: null, facts },
    },
    'giamsat',
  )
  await signIn(page, company, 'supervisor')
  const clock = page.locator('#incident-clock')
  for (const link of await page.getByRole('navigation').getByRole('link').all()) {
    await link.click()
    await expect(clock).toContainText('71 giờ')
    await isInOrder(page)
  }
  for (const place of [`members/001.${member.body.memberId}`, 'stores/001', `incidents/${incidentId}`]) {
    await page.goto(`${company.trial.url}/console/#/${place}`)
    await expect(clock).toContainText('71 giờ')
    await isInOrder(page)
  }
  await info.attach('clock', { body: await page.screenshot(), contentType: 'image/png' })
  const told = { whom: 'authority', way: 'portal', count: 1, text: 'Đã báo', sentAt: detectedAt } as const
  await sayOfIncident(services, { incidentId, eventId: randomUUID(), what: 'informed', ...told }, 'giamsat')
  await goTo(page, 'Nhật ký')
  await expect(clock).toHaveCount(0)
})

test('[RET7] a supervisor exports the proof of a member’s consents, which can be checked, and the log says what for', async ({
  console: page,
  company,
}) => {
  const member = await company.enrol(company.counters.first, '001199008701', '+84912008701')
  await signIn(page, company, 'supervisor')
  await page.goto(`${company.trial.url}/console/#/members/001.${member.body.memberId}`)
  const button = page.getByRole('button', { name: 'Xuất chứng cứ đồng ý' })
  await expect(button).toBeDisabled()
  await page.getByLabel('Cần chứng cứ để làm gì?').selectOption('rights-request')
  const downloading = page.waitForEvent('download')
  await button.click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^harmoor-chung-cu-dong-y-\d{8}T\d{6}\.json$/)
  const said: string[] = []
  const listen = (line: string) => void said.push(line)
  const terminal = { say: listen, complain: listen, environment: {}, passphrase: async () => '' }
  expect(runVerifyConsent([await download.path()], terminal)).toBe(0)
  expect(said.join('\n')).toMatch(/ok: \d+ hold, 0 fail/)
  await goTo(page, 'Nhật ký')
  await page.getByLabel('Tìm trong nhật ký').fill('member.exported')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('row', { name: /giamsat Xuất chứng cứ đồng ý theo quyền của khách/ }),
  ).toBeVisible()
})
