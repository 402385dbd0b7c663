import { capability } from '../../kernel/capability.ts';
import { recordHome } from './content-home.ts';

export const recordsCapability = capability({
  name: 'records',
  items: [{ item: 7, state: 'part', what: 'acts and records with their history, one credit file a body' }],
  contentHomes: [recordHome],
});
