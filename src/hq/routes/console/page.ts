import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import files from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'

/** Where the build puts the page: see build/console. */
const PAGE = resolve(import.meta.dirname, '../../../../out/console')

/** What the page may do: its own scripts, styles, fonts and calls, and nothing else of the web. */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const NOT_BUILT = 'The console has not been built. Run: npm run build'

/** `GET /console/`: the console's page, which calls what it shows. Nothing in it is secret. */
export const pageRoute: FastifyPluginAsync<{ page?: string }> = async (app, { page = PAGE }) => {
  app.addHook('onSend', async (_request, reply) => void reply.headers(headers))
  if (!existsSync(page)) {
    app.get('/console/', { schema: { hide: true } }, async (_request, reply) =>
      reply.code(503).type('text/plain').send(NOT_BUILT),
    )
    return
  }
  app.get('/console', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/console/'))
  await app.register(files, {
    root: page,
    prefix: '/console/',
    schemaHide: true,
    cacheControl: false,
    etag: true,
  })
}
