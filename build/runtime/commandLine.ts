const switches = new Map<string, string>()

export const commandLine = {
  appendSwitch(name: string, value = '') {
    switches.set(name, value)
  },
  hasSwitch: (name: string) => switches.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? '',
}

/** As Chromium takes them. */
export const appendedSwitches = () =>
  [...switches].map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`))
