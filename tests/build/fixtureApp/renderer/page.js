document.title = `ready: ${Object.keys(window.bridge).join(' ')}`
