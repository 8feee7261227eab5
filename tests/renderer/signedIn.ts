import { connect, createAppStore } from '../../src/renderer/state/store.ts'
import { createFakeBridge, createMemory } from './fakeBridge.ts'
import { completeFields } from './samples.ts'

type Special = Parameters<typeof createFakeBridge>[0]

/** Lets every answer that is ready arrive. */
export const settled = () => new Promise<void>(resolve => setTimeout(resolve, 0))

/** A store over a fake main, with a clerk signed in and the notices loaded. */
export async function signedIn(special: Special = {}) {
  const bridge = createFakeBridge(special)
  const memory = createMemory()
  const store = createAppStore(bridge, memory)
  connect(store, bridge)
  await settled()
  return { store, bridge, memory, now: () => store.getState() }
}

/** The same, with a form that only needs saving. */
export async function readyToSave(special: Special = {}) {
  const session = await signedIn(special)
  session.store.setState({ fields: completeFields() })
  session.now().toggle('membership')
  session.now().setMethod('signature')
  return session
}
