import type { find as vi } from '../vi/find.ts'

export const find: typeof vi = {
  button: 'Find a member',
  title: 'Find a member',
  typed: 'Document number, phone, card number or name',
  hint: 'Names without diacritics and in any order will do. Results are masked.',
  finding: 'Looking…',
  nobody: 'Nobody found in this store. Check the number, or close this and enrol anew.',
  atHeadquarters: 'Data is kept at headquarters by now',
  fetchBack: 'Fetch from headquarters',
  fetchTitle: 'Fetch data from headquarters',
  fetchText: 'What is it needed for? Headquarters writes down who fetched it and for what.',
  purpose: {
    service: 'Giving the customer information or service',
    contact: 'Contacting the customer',
    transaction: 'Confirming a transaction',
    'rights-request': 'The customer uses their rights',
    correction: 'Correcting data as the customer asks',
    case: 'Deciding a case that waits',
  },
  actions: 'Actions',
  cancel: 'Cancel membership',
  cancelTitle: 'Cancel the membership, card {{cardNumber}}',
  cancelText:
    'The data of {{name}} is erased on this machine now, and at headquarters once there is a connection. It cannot be brought back.',
  numberAgain: 'Read the customer’s document number again',
  numberAgainHint: 'Type the whole number, to be sure that it is this person',
  keepMember: 'Keep the member',
  cancelNow: 'Cancel and erase',
  cancelled: 'Card {{cardNumber}} is cancelled. The customer’s data is erased from this machine.',
  restricted: 'Use is restricted',
  leave: {
    requester: 'Who asks for it',
    representative: 'Full name of the representative',
    representativeHint: 'As on the representative’s document; kept only where it is not cancelled at once',
    reason: 'The customer’s reason (optional)',
    reasonHint: 'Only for the supervisor to see; it is not kept',
    pin: 'Your PIN, to confirm',
    asksSupervisor: 'A supervisor approves in their own window. Nothing is erased before that.',
    ask: 'Ask a supervisor',
    queued:
      'No supervisor has approved, so nothing was cancelled. It is written down as a request to be deleted, with its clock, among customers’ requests; the document’s number is read again when it is done.',
    'turned-away':
      'A supervisor turned it away, so nothing was cancelled: {{rejection}}. It is kept as a request to be deleted, with its clock.',
  },
}
