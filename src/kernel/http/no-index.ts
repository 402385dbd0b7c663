import type { FastifyReply } from 'fastify';

/** Pages about subjects are neither indexed nor kept. Always, so that the header's absence tells nothing. */
export function noIndex(reply: FastifyReply): void {
  reply.header('x-robots-tag', 'noindex, noarchive');
}
