import type { member as vi } from '../vi/member.ts'

export const member: typeof vi = {
  loading: 'Opening the member’s page…',
  again: 'Open again',
  enrolled: 'Enrolled at {{when}}',
  marks: 'What to know',
  restricted: 'Restricted: may be found, not used',
  shrunk:
    'Only headquarters has this member’s information by now: the store let it go when its time was over.',
  left: 'The member with card {{cardNumber}} left at {{when}}. Their personal information is erased.',
  open: 'Open',
  facts: {
    show: 'Show in full',
    hide: 'Mask again',
    masked: 'Masked. Showing it is written down: who looked, and what for.',
    ask: 'What is it needed for?',
    shownFor: 'Shown for: {{purpose}}. Written down; masked again when you leave or the counter locks.',
    none: '(none)',
  },
  rights: {
    title: 'Customer’s requests',
    request: 'Take a request',
    disclose: 'Disclose to a state agency',
  },
  leave: {
    title: 'End of membership',
    explain:
      'Erases the customer’s information here and at headquarters. The document number is read again; nothing can be brought back.',
    supervisor: 'Needs a supervisor. Ask one to sign in to cancel and erase.',
  },
  erasure: {
    title: 'Where it is erased',
    asking: 'Asking headquarters…',
    headquarters: 'Headquarters',
    counter: 'Counter {{number}}',
    state: {
      erased: 'Erased, signed for at {{when}}',
      continued: 'Its data went on to counter {{number}}',
      waiting: 'Not confirmed yet',
      'not-verified': 'The signature is wrong: tell headquarters',
    },
    lastSeen: '(last contact {{when}})',
    revoked: '(cut off since {{when}})',
    verdict: {
      complete: 'Every place that held the data has signed that they are erased.',
      waiting: 'Some have not confirmed yet. Each erases and signs by itself once it has a connection.',
      unheard:
        'Headquarters could not be asked. This machine has erased; the others will once they have a connection.',
    },
    print: 'Print the confirmation for the customer',
    again: 'Ask again',
  },
}
