import type { faults as vi } from '../vi/faults.ts'
import { staffFaults } from './staffFaults.ts'

export const faults: typeof vi = {
  ...staffFaults,
  'untrusted-sender': {
    what: 'The request did not come from the app’s own window and was stopped.',
    todo: 'Open the app again. If it happens again, tell technical support.',
  },
  'unknown-channel': {
    what: 'The screen and the core of the app are not of the same version.',
    todo: 'Close the app and open it again. Saved records are safe.',
  },
  'malformed-request': {
    what: 'What was sent was not well formed, so it was not taken.',
    todo: 'Look through the fields and try again.',
  },
  'request-too-large': {
    what: 'What was sent is too large.',
    todo: 'Use an image under 25 MB and try again.',
  },
  'not-signed-in': { what: 'Your session has ended.', todo: 'Sign in again. Saved records are safe.' },
  'not-allowed': { what: 'This needs a supervisor.', todo: 'Ask a supervisor to sign in and do it.' },
  'incident-unknown': {
    what: 'This counter knows no such incident.',
    todo: 'Go back to the list; if it was opened elsewhere just now, wait until headquarters is reached.',
  },
  'incident-closed': {
    what: 'This incident is closed, so nothing was changed.',
    todo: 'If there is news, add it as a note.',
  },
  'time-impossible': {
    what: 'That time is in the future, or before the incident was detected. Nothing was written.',
    todo: 'Look at the date and the time again.',
  },
  'authority-untold': {
    what: 'The authority has not been told, so the incident stays open.',
    todo: 'Write down that it was told, or give the reason why it is not.',
  },
  'notice-unknown': {
    what: 'This counter knows no such notice of misuse. No incident was opened.',
    todo: 'Open the incident without the notice, or wait until headquarters is reached.',
  },
  'not-now': { what: 'The counter is not ready for this.', todo: 'Wait a moment and try again.' },
  'facts-changed': {
    what: 'The member’s information is not what it was when this was opened, so nothing was changed.',
    todo: 'Open the member again, look at the new values, and propose again if it is still needed.',
  },
  'approval-needed': {
    what: 'This needs a supervisor’s approval.',
    todo: 'Ask a supervisor to approve here.',
  },
  'member-shrunk': {
    what: 'Only headquarters has this member’s information by now.',
    todo: 'Fetch it from headquarters first.',
  },
  'approval-gone': {
    what: 'This proposal does not wait any more.',
    todo: 'Close this window and look at the list again.',
  },
  'override-unapproved': {
    what: 'Something is not as the document says for certain, so nothing was saved.',
    todo: 'Take what the document says, or give a reason and ask a supervisor to approve here.',
  },
  'override-put-off': {
    what: 'No supervisor has approved, so nobody was enrolled. What you entered is all still here.',
    todo: 'Ask a supervisor again, let the change wait, or take what the document says.',
  },
  'override-turned-away': {
    what: 'A supervisor turned it away, so nobody was enrolled: {{rejection}}. What you entered is all still here.',
    todo: 'Mend what the supervisor said and save again.',
  },
  'request-unknown': {
    what: 'This request is not known at this counter.',
    todo: 'Load the list again; if it was received at another counter, wait until that one has connected.',
  },
  'request-completed': {
    what: 'This request is completed, so nothing was added.',
    todo: 'Open the request again to see the answer that was given.',
  },
  'request-extended': {
    what: 'This request was extended once; the law allows no second time.',
    todo: 'Complete it by the day shown on its page.',
  },
  'request-not-extendable': {
    what: 'A notice of misuse cannot be extended.',
    todo: 'Deal with it now and write down the answer.',
  },
  'request-overdue': {
    what: 'The time of this request is over, so that no more can be taken; it stays late.',
    todo: 'Deal with it now, and say in the answer why it is late.',
  },
  'request-not-restricting': {
    what: 'This request restricts nothing now, or the restriction was lifted already.',
    todo: 'Open the member’s page to see how it stands.',
  },
  'deletion-not-done': {
    what: 'The member’s data are not erased yet, so it was not written down as done.',
    todo: 'End the membership on the member’s page first; the request is then completed by itself.',
  },
  'proof-at-headquarters': {
    what: 'The proof of this member’s consents is at headquarters alone: this counter let it go with the data when their time was over.',
    todo: 'Ask a supervisor at headquarters to export it from the member’s page.',
  },
  'withdrawal-not-done': {
    what: 'No consent of the customer has been withdrawn since the request came, so it was not written down as done.',
    todo: 'Withdraw the consent on the member’s page first, then write the answer here.',
  },
  'member-restricted': {
    what: 'The customer has restricted the use of their data, so they cannot be used for this.',
    todo: 'Use them only to deal with the customer’s request. A supervisor lifts the restriction if the customer wishes.',
  },
  unexpected: {
    what: 'Something unexpected went wrong. Saved records are safe.',
    todo: 'Try again. If it happens again, reopen the app and tell technical support.',
  },
  'passphrase-wrong': {
    what: 'That is not the passphrase. The data is whole.',
    todo: 'Check Caps Lock and the keyboard language, and enter it again.',
  },
  'passphrase-too-short': {
    what: 'This passphrase is too short.',
    todo: 'Use four words or more, easy for you to remember and hard for others to guess.',
  },
  'passphrase-needed': {
    what: 'This machine has no keychain, so the keys need a passphrase to be sealed with.',
    todo: 'Set a new passphrase of 12 characters or more, then press the button below again.',
  },
  'recovery-code-wrong': {
    what: 'The recovery code is not right. The data is untouched.',
    todo: 'Check each group on the paper: it has no letters O, I, L or U.',
  },
  'recovery-copy-missing': {
    what: 'The copy of the keys that the code on paper opens is not on this machine. The data is untouched.',
    todo: 'Press Ask headquarters below, or restore a backup.',
  },
  'supervisor-needed': {
    what: 'This counter has just been recovered, so a supervisor must sign in first.',
    todo: 'Ask a supervisor to sign in once.',
  },
  'join-code-refused': {
    what: 'Headquarters did not take this code: it is wrong, used, or older than 10 minutes.',
    todo: 'Ask for a new code and enter that.',
  },
  'join-too-many-tries': {
    what: 'Too many codes were tried, and headquarters takes no more for now.',
    todo: 'Wait a few minutes and ask for a new code.',
  },
  'headquarters-unreachable': {
    what: 'Headquarters could not be reached.',
    todo: 'Check the network and the address, and try again.',
  },
  'headquarters-answer-unusable': {
    what: 'Something answers at this address, but not as Harmoor’s server would.',
    todo: 'Check the address with the administrator at headquarters.',
  },
  'already-a-member': {
    what: 'This document already belongs to a member, card {{cardNumber}}. Nothing more was saved.',
    todo: 'Use the card they have. If this is someone else, check the document number.',
  },
  'under-age': {
    what: 'The customer is under 18, so nothing was saved. The form is kept.',
    todo: 'Ask a supervisor to sign in here, open the form again and save it.',
  },
  'consent-not-given': {
    what: 'The customer has given no such consent that could be withdrawn.',
    todo: 'Close this and open it again to see what the customer agrees to.',
  },
  'purpose-required': {
    what: 'Without this consent there is no membership, so it was not withdrawn.',
    todo: 'If the customer still wants it, ask a supervisor to cancel the membership.',
  },
  'representative-needed': {
    what: 'Nothing was saved: the customer is under 18, and the representative’s consent is missing.',
    todo: 'Enter name and relation of the father, mother or guardian, then save again.',
  },
  'child-consent-needed': {
    what: 'Nothing was saved: a child of 7 or older has to agree too.',
    todo: 'Ask the child, tick when the child agrees, then save again.',
  },
  'notice-outdated': {
    what: 'The data notice has just changed. The customer has not read the new one, so nothing was saved.',
    todo: 'Let the customer read the new notice, then tick again what they agree to.',
  },
  'enrolment-changed': {
    what: 'This form was saved earlier with other facts; the later changes were not saved.',
    todo: 'Press F2 for the next customer. Corrections need a supervisor.',
  },
  'disk-full': {
    what: 'The disk is full, so this was not saved. Earlier records are safe.',
    todo: 'Leave the screen as it is, free some space, and do the last step again.',
  },
  'member-unknown': {
    what: 'This member was not found on this machine.',
    todo: 'Open today’s list again and retry.',
  },
  'member-cancelled': {
    what: 'This membership was cancelled and the member’s data was erased.',
    todo: 'If the customer wants to join again, press F2 and enrol them anew.',
  },
  'number-not-the-same': {
    what: 'The number is not that of this member. Nothing was cancelled.',
    todo: 'Read the number from the customer’s document again, and check that this is the right member.',
  },
  'scan-gone': {
    what: 'This picture is no longer in the scanner’s folder.',
    todo: 'Scan the document again, or choose another picture.',
  },
  'folder-unusable': {
    what: 'This folder cannot be used: it is not there, is no folder, or cannot be read and cleared.',
    todo: 'Type the full path of the folder that the scanner’s software saves to.',
  },
  'folder-unwritable': {
    what: 'The folder could not be written to. The records on this machine are safe.',
    todo: 'Check that the disk is connected and may be written to, then try again.',
  },
  'copy-not-verified': {
    what: 'The copy that was made is not the same as the store, so it was thrown away. The store is untouched.',
    todo: 'Try again. If it happens again, tell technical support: the disk may be failing.',
  },
  'backup-unusable': {
    what: 'This file is no backup of a counter, or it was altered or cut short. Nothing was changed.',
    todo: 'Choose another backup, and copy it from where it was made once more.',
  },
  'backup-newer-than-app': {
    what: 'This backup was made by a newer version of the app. Nothing was changed.',
    todo: 'Update the app on this machine, then restore again.',
  },
  'store-in-use': {
    what: 'Another program has the store open, so its key was not changed. The records are safe.',
    todo: 'Close other copies of the app and try again.',
  },
  'escrow-unusable': {
    what: 'Headquarters has no copy of this counter’s keys that it can open. The data is untouched.',
    todo: 'Use the recovery code on paper, or restore a backup.',
  },
  'rejoin-refused': {
    what: 'Headquarters does not let this counter join again. The records on this machine are safe.',
    todo: 'Ask the administrator at headquarters whether this counter was revoked.',
  },
  'empty-file': {
    what: 'This file is empty.',
    todo: 'Choose another file, or photograph the document again.',
  },
  'file-too-large': {
    what: 'This file is larger than 25 MB.',
    todo: 'Photograph it again at a smaller size.',
  },
  'not-an-image': { what: 'This file is not an image.', todo: 'Use a JPEG, PNG, WebP or TIFF image.' },
  'image-too-large': {
    what: 'This image has more than 40 million pixels.',
    todo: 'Photograph it again at a lower resolution.',
  },
  'nothing-read': {
    what: 'Nothing could be read from this image.',
    todo: 'Photograph it again: good light, no glare, the whole document and its QR code. Or type into the fields.',
  },
  'not-a-card-code': {
    what: 'The code that was scanned is not that of an ID card.',
    todo: 'Scan the QR code on the ID card. The 2024 card has it on the back.',
  },
  'took-too-long': {
    what: 'Reading this image took too long and was stopped.',
    todo: 'Photograph it closer and sharper, or type into the fields.',
  },
  superseded: {
    what: 'A newer picture is being read in place of this one.',
    todo: 'Nothing: what the newer picture says appears by itself.',
  },
}
