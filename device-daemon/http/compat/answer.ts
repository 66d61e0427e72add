import type { FastifyReply } from 'fastify'

/** An answer as its maker's pages take it: 200 whatever happened, the code is in it. */
export const answer = (reply: FastifyReply, text: string): FastifyReply => reply.type('application/json; charset=utf-8').send(text)
