import type { upkeep as vi } from '../vi/upkeep.ts'

export const upkeep: typeof vi = {
  button: 'This counter',
  title: 'Look after this counter',
  stepDone: 'Done',
  stepFigures: '{{done}} of {{total}}',
  backup: {
    title: 'Backups',
    last: 'Latest backup that was shown to open',
    none: 'There is no backup yet',
    stale: 'More than 2 days without a new one. Press Back up now.',
    folder: 'Where backups are kept',
    explain:
      'The counter backs itself up every day and keeps the latest 7, all of them sealed. Opening one takes the recovery code on paper. It is wise to copy them to another disk too.',
    tried: 'The try at {{when}} made no backup:',
    copying: 'Copying the store',
    sealing: 'Sealing the copy',
    verifying: 'Opening the backup, to be sure that it can be restored',
    underWay: 'Other work can go on; this panel may be closed.',
    done: 'Backed up, and shown to open.',
    now: 'Back up now',
  },
  retention: {
    title: 'Customers’ data on this machine',
    explain:
      'After that time a customer’s name and data are at headquarters only. This machine keeps the card number and encrypted marks, enough that nobody is enrolled twice. When the data is needed, find the member by document number, card number or phone, and press Fetch from headquarters. Records that headquarters has not confirmed always stay.',
    days: 'Days to keep data on this machine after headquarters has confirmed it',
    daysHint: 'From 1 to 3650 days',
    daysWrong: 'Enter a number of days from 1 to 3650',
    save: 'Save the days',
    done: 'Saved: kept for {{days}} days. Records past that leave this machine within a day.',
  },
  joinLater: {
    title: 'Join headquarters',
    explain:
      'This counter works alone. Ask an administrator at headquarters for the address and a one-time code (valid for 10 minutes). The counter will send every record that it holds; after that, everybody signs in with the account that headquarters gave them.',
  },
  cards: {
    title: 'Cards with a new number: {{count}}',
    explain:
      'Another counter had given these numbers too. Everything else about the member stays; tell them the new number when they come.',
  },
  rekey: {
    title: 'The store’s key',
    explain:
      'Change the key when somebody may have got hold of it: the machine was taken away for a while, or whoever looked after it has left.',
    ask: 'Change the key…',
    confirmTitle: 'Change the store’s key?',
    means: {
      does: {
        what: 'What it does',
        text: 'All the data of this counter is encrypted again with a new key. The counter does nothing else meanwhile: for seconds, or for minutes when there are very many members. A form that is being filled in is kept.',
      },
      interrupted: {
        what: 'If the power fails or the app is closed on the way',
        text: 'Nothing is lost. The counter finishes by itself when it is next opened.',
      },
      code: {
        what: 'The recovery code',
        text: 'The code on paper stays valid and need not be printed again. Earlier backups open as before.',
      },
    },
    notNow: 'Leave it',
    go: 'Change the key',
    copying: 'Copying the store',
    sealing: 'Encrypting the copy with the new key',
    verifying: 'Checking it and putting it in place',
    underWay: 'Please wait: the counter can do nothing else yet. A power cut would lose no data.',
    done: 'The key is changed. The recovery code on paper stays valid.',
  },
}
