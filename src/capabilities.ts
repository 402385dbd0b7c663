import type { Capability } from './kernel/capability.ts';

/** Every room of the house, in the order of the floors. Imported only by server.ts, cli and `npm run map`. */
export const capabilities: readonly Capability[] = [];
