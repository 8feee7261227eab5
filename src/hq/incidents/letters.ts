import type * as z from 'zod'
import type { AskLetters, LetterAddresses } from '../../contract/console/incidents.ts'
import { incidentOf } from '../../domain/incident/incident.ts'
import { inTransaction } from '../database/transaction.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { newId } from '../newId.ts'
import { recordAction } from '../repositories/actions.ts'
import { listAffected } from '../repositories/affectedMembers.ts'
import { eventsOfIncident } from '../repositories/incidentEvents.ts'
import { addRegisterEvent } from '../repositories/registerEvents.ts'
import type { Services } from '../services.ts'

/** One print, and one transaction that writes each of its letters down. */
const LETTERS = 100

/**
 * Name and address of those whom letters of an incident go to, a page of them. [ACC1] That they are printed, to contact the
 * customer, is kept for every one in the same transaction, and told to their stores. Null: there is no such scope.
 */
export const letterAddresses = (
  services: Services,
  { incidentId, after }: z.output<typeof AskLetters>,
  by: string,
): Promise<LetterAddresses | null> =>
  inTransaction(services.db, async tx => {
    const scope = incidentOf(await eventsOfIncident(tx, incidentId))?.scope
    if (!scope) return null
    const { members, next } = await listAffected(tx, scope, { after, limit: LETTERS })
    const now = services.clock()
    const news = []
    for (const { storeCode, memberId } of members) {
      const eventId = newId(services)
      const event = {
        eventId,
        register: 'access' as const,
        entryId: memberId,
        memberId,
        what: 'printed',
        at: now.toISOString(),
        by,
        kept: { purpose: 'contact', facts: ['fullName', 'address'] },
        personal: null,
      }
      await addRegisterEvent(tx, { storeCode, deviceId: null, receivedAt: now }, event)
      news.push({ storeCode, kind: 'register' as const, subject: eventId })
    }
    await appendToFeed(tx, news)
    await recordAction(tx, services, { actor: by, action: 'incident.letters', subject: incidentId })
    const addresses = members.map(({ storeCode, memberId, cardNumber, facts: { fullName, address } }) => ({
      storeCode,
      memberId,
      cardNumber,
      fullName,
      address,
    }))
    return { addresses, next }
  })
