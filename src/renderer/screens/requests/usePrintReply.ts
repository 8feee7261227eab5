import type { RequestPage } from '../../../contract/ipc/request.ts'
import { hasReply, replySheet } from '../../print/replySheet.ts'
import { useApp } from '../../state/useApp.ts'

/**
 * Opens the letter that answers a request as it stands, addressed to the member; null where there is nothing to answer yet. The
 * member's name and address are fetched for the customer's own right, which is written down.
 */
export function usePrintReply(page: RequestPage): (() => Promise<void>) | null {
  const show = useApp(state => state.showSheet)
  const addressOf = useApp(state => state.addressOf)
  const language = useApp(state => state.language)
  if (!hasReply(page)) return null
  return async () => {
    const to = await addressOf(page.requestId)
    if (to.ok) show(replySheet(page, to.value.address, language))
  }
}
