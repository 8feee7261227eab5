import { randomUUID } from 'node:crypto'
import { carry, unpack } from '../wire.ts'
import { mainWorld } from './mainWorld.ts'
import { membrane } from './membrane.ts'
import { preloadWorld } from './preloadWorld.ts'

/** Names in the isolated world, where the page cannot see them. */
export const toNode = 'harmoorToNode'
export const fromNode = 'harmoorFromNode'
export const worldName = 'preload'

/**
 * The two scripts of one window: one for the page's own world, one for the isolated world with the preload script.
 * @param preload source of the preload script (CommonJS), empty when the window has none
 */
export function pageSources(preload: string): { page: string; preload: string } {
  const token = JSON.stringify(randomUUID())
  const parts = `{ token: ${token}, toNode: '${toNode}', fromNode: '${fromNode}', membrane: ${membrane}, carry: ${carry}, unpack: ${unpack} }`
  return {
    page: `(${mainWorld})(${token}, ${membrane})`,
    preload: `if (window.top === window) {
      const module = { exports: {} };
      (function (require, module, exports) {${preload}
})((${preloadWorld})(${parts}), module, module.exports)
    }`,
  }
}
