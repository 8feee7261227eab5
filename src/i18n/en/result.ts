import type { result as vi } from '../vi/result.ts'

export const result: typeof vi = {
  title: 'New member saved',
  changeWaits: 'Enrolled as the document says. The change waits for a supervisor.',
  cardNumber: 'Membership card number',
  steps: 'Where the record is',
  stored: 'Stored on this machine',
  sent: 'Sent',
  confirmed: 'Confirmed by headquarters',
  storedNote: 'Encrypted, and safe even if the power fails.',
  sending: 'Sending…',
  sentWaiting: 'Sent, waiting for an answer. It is resent by itself if need be, and never stored twice.',
  waiting: 'Goes by itself once there is a connection. You can serve the next customer.',
  confirmedAt: 'At {{when}}',
  receipt: 'Receipt {{id}}',
  refused: 'Headquarters refused this record',
  print: 'Print consent receipt',
  next: 'Next customer',
  state: {
    stored: 'Waiting to be sent',
    sending: 'Sending',
    sent: 'Sent, not yet confirmed',
    confirmed: 'Confirmed',
    refused: 'Refused',
  },
  refusal: {
    malformed:
      'Headquarters could not understand the record. It is safe on this machine; tell technical support.',
    'id-reused': 'The record’s id was used for another. It is safe on this machine; tell technical support.',
    'sequence-reused':
      'Its sequence number was used already. This machine may have been restored from an older copy; tell technical support.',
    'card-number-taken':
      'This card number belongs to someone else. Do not hand out the card; tell a supervisor.',
    cancelled: 'This membership was cancelled before, so headquarters does not take it. Tell a supervisor.',
    'member-unknown': 'Headquarters has no such member, so it does not take the change. Tell a supervisor.',
    'wrong-device': 'The record names another counter. It is safe on this machine; tell technical support.',
  },
  list: {
    title: 'Today’s customers',
    empty: 'Nobody enrolled today yet.',
    loading: 'Opening the list…',
    sendNow: 'Send now',
    card: 'Card',
    customer: 'Customer',
    number: 'Document number',
    time: 'Time',
    delivery: 'State',
    nextAttempt: 'Sends again by itself at {{when}}',
  },
}
