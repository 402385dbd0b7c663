import { fault, type PlainFault } from '../fault.ts';
import { nameOf } from '../rows.ts';
import type { ModelContent } from '../schemas/model.ts';
import { ofKind, type Checked } from './types.ts';

/**
 * Models and plans are activated by their competent organ alone, whom the document itself names: no edition of an id may name
 * another, or a draft of it would make anybody competent for what is another's.
 */
export function checkIssuers(documents: readonly Checked[]): PlainFault[] {
  return (['model', 'supervision-plan'] as const).flatMap((kind) => {
    const all = ofKind<Pick<ModelContent, 'issuedBy'>>(documents, kind);
    return all.flatMap(({ file, document: { id, content } }) => {
      const { issuedBy: name } = content;
      const other = all.find(({ document }) => document.id === id && document.content.issuedBy !== name)?.document;
      if (other === undefined) return [];
      return [fault(file, '/content/issuedBy', 'ISSUER_CHANGED', { name, other: nameOf(other), was: other.content.issuedBy })];
    });
  });
}
