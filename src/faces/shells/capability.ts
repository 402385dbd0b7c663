import { capability } from '../../kernel/capability.ts';
import { shellPages } from './pages.tsx';

export const shellsCapability = capability({ name: 'shells', items: [], pages: shellPages });
