import { useTranslation } from 'react-i18next'
import type { Fault } from '../../contract/ipc/fault.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'

export interface FaultText {
  what: string
  todo: string
}

/** Says a fault in the language of the screen: what happened and what is safe, then what to do. */
export function useFaultText(): (fault: Fault) => FaultText {
  const { t } = useTranslation()
  return ({ code, values }) => {
    const cardNumber = values?.cardNumber
    const told = {
      minutes: values?.minutes ?? '…',
      rejection: values?.rejection ?? '…',
      cardNumber: cardNumber === undefined ? '…' : formatCardNumber(String(cardNumber)),
    }
    return { what: t(`faults.${code}.what`, told), todo: t(`faults.${code}.todo`, told) }
  }
}
