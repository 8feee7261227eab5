import type { CounterApp } from '../counter/counterApp.ts'
import { closeCoSignWindow, openCoSignWindow } from '../windows/coSignWindow.ts'
import { CoSign } from './coSign.ts'

/** Whoever asks a supervisor something asks it here. */
export const setUpCoSign = (counter: CounterApp): CoSign =>
  new CoSign({
    open: counter.open,
    secrets: counter.secrets,
    window: { open: openCoSignWindow, close: closeCoSignWindow },
  })
