import { type RefObject, useEffect, useRef } from 'react'

/**
 * For a heading that is drawn anew at each place: whoever reads with their ears hears where they have come to, and Tab goes on
 * from there. A page with a field to begin with has put them into it already.
 */
export function useArrival(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const begun = window.document.activeElement?.matches('main :is(input, textarea, select)')
    if (!begun) heading.current?.focus()
  }, [])
  return heading
}
