import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerBase, answerHeaders } from '../../contract/sync/answerSignature.ts'
import { contentDigest } from '../../contract/sync/signature.ts'
import type { Services } from '../services.ts'

const signatures = new WeakMap<FastifyRequest, string>()

/** Has the answer to a request signed, whatever it will be: a device that headquarters knows has signed the request. */
export const answerSigned = (request: FastifyRequest, signature: string) => signatures.set(request, signature)

/** [SYN19] Signs answers, before they are packed. */
export function signAnswers(app: FastifyInstance, { keys, clock }: Services): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const requestSignature = signatures.get(request)
    if (requestSignature === undefined || typeof payload !== 'string') return payload
    const digest = contentDigest(createHash('sha256').update(payload).digest('base64'))
    const parameters = { created: Math.floor(clock().getTime() / 1000), keyId: keys.receipt.keyId }
    const base = answerBase({ status: reply.statusCode, digest, requestSignature }, parameters)
    const signature = Buffer.from(await keys.receipt.signAside(base), 'base64url').toString('base64')
    reply.headers(answerHeaders(digest, parameters, signature))
    return payload
  })
}
