import type { Kernel } from '../context.ts';
import type { Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import type { DocumentTemplateContent } from '../policy/index.ts';
import { fill, type Filled } from './fill.ts';
import { findFilled } from './store.ts';

/** The words of a paper as it was made, for a page beside the file. Throws NOT_FOUND. */
export async function paperText(tx: Tx, kernel: Pick<Kernel, 'policy'>, documentId: string): Promise<Filled> {
  const made = await findFilled(tx, documentId);
  const template = kernel.policy
    .all<DocumentTemplateContent>('document-template')
    .find(({ id, edition }) => id === made?.template && edition === made.template_edition);
  if (made === undefined || template === undefined) throw new XinhengError('NOT_FOUND', { what: documentId });
  return fill(template.content, made.filled);
}
