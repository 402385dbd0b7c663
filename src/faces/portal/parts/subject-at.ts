import type { FastifyReply } from 'fastify';
import { noIndex } from '../../../kernel/http/index.ts';
import { href } from '../../../kernel/ui/index.ts';
import { parseKey, resolveKey, type SubjectsTable } from '../../../registry/subjects/index.ts';
import type { View } from '../frame.tsx';
import { subjectPath } from './hits.tsx';

/**
 * The body at an address below a subject's page. Other keys lead to its one address, 301; what is wrong with a key, and
 * the choice among several, is said on the subject's own page.
 */
export async function subjectAt(
  { kernel, language, reply }: View,
  key: string,
  tail: string,
): Promise<{ subject: SubjectsTable; home: string } | FastifyReply> {
  noIndex(reply);
  const resolution = parseKey(key) ? await resolveKey(kernel.db.kysely, key) : undefined;
  if (resolution?.found !== 'one') return reply.redirect(href(`/subjects/${encodeURIComponent(key)}`, language), 302);
  const { subject } = resolution;
  const home = subjectPath({ subjectId: subject.subject_id, uscc: subject.uscc });
  if (`/subjects/${key}` !== home) return reply.redirect(href(`${home}/${tail}`, language), 301);
  return { subject, home };
}
