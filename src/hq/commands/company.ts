import { readFile } from 'node:fs/promises'
import { Notice } from '../../contract/console/audit.ts'
import { CompanySettings } from '../../contract/settings.ts'
import { changeSettings, publishNotice } from '../managing/company.ts'
import { listNotices, settingsOf } from '../repositories/company.ts'
import { type Command, TERMINAL } from './command.ts'

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export const settingsCommand: Command = {
  words: ['settings'],
  usage: 'settings [NAME VALUE]',
  does: 'show what is set for every counter, or set one of it; VALUE is JSON',
  async run(services, [name, value = '']) {
    const settings = await settingsOf(services.db)
    if (name === undefined) return { done: JSON.stringify(settings, null, 2) }
    if (!(name in CompanySettings.shape)) return { fault: `There is no setting ${name}.` }
    const changed = CompanySettings.safeParse({ ...settings, [name]: parseJson(value) })
    if (!changed.success) return { fault: `${name} cannot be that.` }
    await changeSettings(services, changed.data, TERMINAL)
    return { done: `${name} is set; counters learn it with their feed.` }
  },
}

export const publishNoticeCommand: Command = {
  words: ['notice', 'publish'],
  usage: 'notice publish VERSION VI-FILE EN-FILE',
  does: 'publish a notice of how data is used, in both languages; it never changes after that',
  async run(services, [version, viFile = '', enFile = '']) {
    const read = (file: string) => readFile(file, 'utf8').catch(() => '')
    const texts = { vi: await read(viFile), en: await read(enFile) }
    const notice = Notice.safeParse({ version, texts })
    if (!notice.success) return { fault: 'Give a version, and two files with text in them.' }
    const published = await publishNotice(services, notice.data, TERMINAL)
    return published.ok
      ? { done: `Notice ${version} is published.` }
      : { fault: `There is a notice ${version}, and notices never change. Take another version.` }
  },
}

export const listNoticesCommand: Command = {
  words: ['notices'],
  usage: 'notices',
  does: 'list the notices that were published, newest first',
  async run({ db }) {
    const notices = await listNotices(db)
    const lines = notices.map(({ version, publishedAt }) => `${version}  ${publishedAt.toISOString()}`)
    return { done: lines.join('\n') || 'No notice yet.' }
  },
}
