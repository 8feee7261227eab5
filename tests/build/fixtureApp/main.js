// A small Electron app that uses every part the runtime offers; tests watch it from outside.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, protocol, session } from 'electron'

const here = import.meta.dirname
const types = { html: 'text/html', js: 'text/javascript' }

app.setPath('userData', process.env.HARMOOR_DATA)
protocol.registerSchemesAsPrivileged([{ scheme: 'harmoor', privileges: { standard: true, secure: true } }])
app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', event => {
    console.log(`will-navigate ${event.url}`)
    event.preventDefault()
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
})
ipcMain.handle('echo', (_event, value) => value)
ipcMain.handle('measure', (_event, { bytes }) => ({
  length: bytes.byteLength,
  last: bytes.at(-1),
  plain: bytes.constructor.name,
}))
ipcMain.handle('sender', event => ({ url: event.senderFrame.url, isMain: event.senderFrame.parent === null }))
ipcMain.handle('fail', () => {
  throw new Error('no luck')
})
ipcMain.handle('tell', event => event.sender.send('news', { number: 7, bytes: new Uint8Array([1, 2, 3]) }))
ipcMain.handle('pdf', async (event, options) => new Uint8Array(await event.sender.printToPDF(options)))
ipcMain.handle('place', async (_event, name) => {
  const { filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('downloads'), name),
  })
  await writeFile(filePath, 'x')
  return filePath
})
ipcMain.handle('quit', () => app.quit())

await app.whenReady()
const own = session.fromPartition('fixture')
own.setPermissionRequestHandler((_contents, permission, decide, { mediaTypes, requestingUrl }) =>
  decide(
    permission === 'media' && mediaTypes.join() === 'video' && requestingUrl.startsWith('harmoor://app/'),
  ),
)
own.protocol.handle('harmoor', async request => {
  const path = new URL(request.url).pathname
  const body = await readFile(join(here, 'renderer', path)).catch(() => null)
  const headers = {
    'content-type': types[path.split('.').at(-1)],
    'content-security-policy': "default-src 'self'",
    'permissions-policy': 'microphone=()',
  }
  return body ? new Response(body, { headers }) : new Response('no such file', { status: 404 })
})
const window = new BrowserWindow({
  width: 900,
  height: 700,
  webPreferences: { session: own, preload: join(here, 'preload.cjs'), contextIsolation: true, sandbox: true },
})
await window.loadURL('harmoor://app/index.html')
console.log('shown')
