import { pino } from 'pino'

const logger = pino({ name: 'counter', base: null })

/** An error without its message: messages quote what they choked on, and that may be a customer's. */
const traceOf = (error: unknown) => {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = (error.stack ?? '').split('\n').filter(line => line.trimStart().startsWith('at '))
  return { error: error.name, code: (error as { code?: string }).code, frames: frames.slice(0, 8) }
}

/** Standard output, one JSON object a line. Never personal data: events and error types only. */
export const log = {
  event: (event: string, figures: Record<string, string | number> = {}) => logger.info(figures, event),
  failure: (where: string, error: unknown) => logger.error(traceOf(error), `failed: ${where}`),
}
