import { cancellationConfirmed } from './cancellationConfirmed.ts'
import { requestAnswered } from './requestAnswered.ts'
import { requestReceived } from './requestReceived.ts'

/** Every letter. Adding one is adding its template here and in English. */
export const letters = { cancellationConfirmed, requestAnswered, requestReceived }
