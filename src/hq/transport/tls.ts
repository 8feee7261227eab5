import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { FastifyServerFactory } from 'fastify'

/** PEM files: the certificate with those between it and its root, and its private key. */
export interface TlsFiles {
  certificate: string
  key: string
}

/** As Fastify sets them on a server of its own making. */
const TIMEOUTS = { requestTimeout: 30_000, keepAliveTimeout: 72_000 }

/** Makes a server that speaks TLS 1.2 and newer. Throws where the files cannot be read or are no pair. */
export async function tlsServer(files: TlsFiles): Promise<FastifyServerFactory> {
  const [cert, key] = await Promise.all([readFile(files.certificate), readFile(files.key)])
  return handler => createServer({ cert, key, minVersion: 'TLSv1.2', ...TIMEOUTS }, handler)
}
