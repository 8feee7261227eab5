import type { Bridge } from '../contract/ipc/channels.ts'
import { mount } from './mount.tsx'

declare global {
  interface Window {
    /** Put there by the preload script: all that this page can ask of main. */
    enrolment: Bridge
  }
}

const root = window.document.getElementById('root')
if (root) mount(window.enrolment, root)
