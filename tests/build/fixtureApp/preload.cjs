const { contextBridge, ipcRenderer } = require('electron')

globalThis.preloadSecret = 'only here'
contextBridge.exposeInMainWorld('bridge', {
  call: (channel, value) => ipcRenderer.invoke(channel, value),
  on: (topic, listener) => {
    const heard = (_event, told) => listener(told)
    ipcRenderer.on(topic, heard)
    return () => ipcRenderer.removeListener(topic, heard)
  },
  refuse: () => {
    throw new Error('refused by preload')
  },
})
