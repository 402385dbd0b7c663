import type { FastifyReply } from 'fastify';

/** A file shown in the browser. What a party put in is never run as a page: the policy of the site allows no script. */
export function inline(reply: FastifyReply, file: { bytes: Buffer; mediaType: string; name: string }): FastifyReply {
  return reply
    .type(file.mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${encoded(file.name)}`)
    .send(file.bytes);
}

/** RFC 8187: what encodeURIComponent leaves and the header does not allow. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
