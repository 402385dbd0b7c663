import { capability } from '../../kernel/capability.ts';
import { searchReader } from './reader.ts';

export const searchCapability = capability({
  name: 'search',
  items: [],
  readers: () => [searchReader],
});
