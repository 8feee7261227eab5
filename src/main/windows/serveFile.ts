import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { isOwnUrl } from './origin.ts'
import { securityHeaders } from './securityHeaders.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
}

const answer = (
  status: number,
  body: Uint8Array<ArrayBuffer> | null = null,
  contentType = 'text/plain; charset=utf-8',
) => new Response(body, { status, headers: { ...securityHeaders, 'content-type': contentType } })

/** The file that a URL names, or null when it names none inside the folder, however it is spelt. */
function fileOf(folder: string, url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url).pathname)
    const file = resolve(folder, `.${path}`)
    return path.includes('\0') || path.includes('\\') || !file.startsWith(folder + sep) ? null : file
  } catch {
    return null
  }
}

/**
 * Answers one request of the window from the files of one folder, with the security headers on every answer.
 * @param folder absolute, where the built renderer lies
 */
export async function serveFile(folder: string, request: Pick<Request, 'url' | 'method'>): Promise<Response> {
  if (request.method !== 'GET') return answer(405)
  const file = isOwnUrl(request.url) ? fileOf(folder, request.url) : null
  const contentType = file && contentTypes[extname(file)]
  if (!contentType) return answer(404)
  try {
    return answer(200, new Uint8Array(await readFile(file)), contentType)
  } catch {
    return answer(404)
  }
}
