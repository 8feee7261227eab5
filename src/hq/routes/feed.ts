import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import {
  CurrentMembersReply,
  CurrentMembersRequest,
  FeedReply,
  FeedRequest,
} from '../../contract/sync/feed.ts'
import { paths } from '../../contract/sync/join.ts'
import { currentMembers } from '../feeding/currentMembers.ts'
import { readFeed } from '../feeding/readFeed.ts'
import type { Services } from '../services.ts'
import { signedDevice, whenSigned } from '../signatures/whenSigned.ts'
import { problemAnswers } from './problemAnswers.ts'

const description = 'Signed by the device: RFC 9421 with Ed25519, see src/contract/sync/signature.ts.'
const problems = problemAnswers(400, 401, 403, 413, 415, 503)

/** `POST /v1/feed`, `POST /v1/members/current`: what headquarters decided, and the facts that came of it. */
export const feedRoute: FastifyPluginAsyncZod<Services> = async (app, services) => {
  const preValidation = whenSigned(services)
  app.post(
    paths.feed,
    {
      preValidation,
      schema: {
        summary: 'Follow what headquarters decides for this store, from a number on',
        description,
        body: FeedRequest,
        response: { 200: FeedReply, ...problems },
      },
    },
    async request => readFeed(services, signedDevice(request), request.body),
  )
  app.post(
    paths.currentMembers,
    {
      preValidation,
      schema: {
        summary: 'Give a counter the present facts of members of its store that it holds',
        description,
        body: CurrentMembersRequest,
        response: { 200: CurrentMembersReply, ...problems },
      },
    },
    async request => ({
      members: await currentMembers(services, signedDevice(request), request.body.memberIds),
    }),
  )
}
