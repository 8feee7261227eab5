import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConcernedIncident, LetterAddresses } from '../../../../contract/console/incidents.ts'
import type { Informed, InformingWay } from '../../../../domain/incident/kinds.ts'
import { formatCardNumber } from '../../../../domain/member/cardNumber.ts'
import { authorityLetter, customerLetter } from '../../../../ui/incidentLetters.ts'
import { momentOf, parseMoment } from '../../../../ui/when.ts'
import { useDo } from '../../useAsk.ts'
import type { ConsoleLetter } from './Letters.tsx'

/** What is typed about who was told: whom, how, when, how many, and what. */
function useSaid() {
  const [whom, setWhom] = useState<Informed>('authority')
  const [way, setWay] = useState<InformingWay>('letter')
  const [count, setCount] = useState('1')
  const [moment, setMoment] = useState(() => momentOf(new Date().toISOString()))
  const [text, setText] = useState('')
  const sentAt = parseMoment(moment)
  const number = whom === 'authority' ? 1 : /^[1-9]\d{0,6}$/.test(count) ? Number(count) : null
  return { whom, setWhom, way, setWay, count, setCount, moment, setMoment, text, setText, sentAt, number }
}
export type Said = ReturnType<typeof useSaid>

/** Telling the authority or customers of an incident: the letters first, then that it was done. */
export function useTelling(incident: ConcernedIncident, onDone: () => void) {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const said = useSaid()
  const [eventId, setEventId] = useState<string>(() => crypto.randomUUID())
  const [letters, setLetters] = useState<ConsoleLetter[] | null>(null)
  const [next, setNext] = useState<LetterAddresses['next']>(null)
  const { incidentId } = incident
  const { whom, way, text, sentAt, number } = said
  const preview = async () => {
    if (whom === 'authority')
      return setLetters([{ template: 'incidentAuthority', content: authorityLetter(incident, text, t) }])
    const answer = await run('incidents/letters', { incidentId, after: next })
    if (!answer.ok) return
    setNext(answer.value.next)
    setLetters(
      answer.value.addresses.map(to => ({
        template: 'incidentCustomer',
        content: customerLetter(incident, { ...to, cardNumber: formatCardNumber(to.cardNumber) }, text, t),
      })),
    )
  }
  const save = async () => {
    if (number === null || sentAt === null) return
    const told = { incidentId, eventId, whom, way, count: number, sentAt, text }
    if (!(await run('incidents/inform', told)).ok) return
    setEventId(crypto.randomUUID())
    onDone()
  }
  const isSaid = text.trim() !== ''
  const isWhole = isSaid && number !== null && sentAt !== null
  return { said, isSaid, isWhole, letters, setLetters, hasMore: next !== null, preview, save, busy, fault }
}
