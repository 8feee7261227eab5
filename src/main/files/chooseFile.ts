import { join } from 'node:path'
import { app, dialog } from 'electron'
import { enrolmentWindow } from '../windows/enrolmentWindow.ts'

/** Where files that people take along are offered to be put. `HARMOOR_SAVES` puts it elsewhere, for trials and tests. */
const saveFolder = () => process.env.HARMOOR_SAVES ?? app.getPath('downloads')

/** Asks whoever is at the counter where a file is to go. Null where they thought better of it. */
export async function chooseFile(name: string): Promise<string | null> {
  const window = enrolmentWindow()
  if (!window) return null
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(saveFolder(), name),
  })
  return canceled ? null : filePath
}
