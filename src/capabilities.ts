import { calendarCapability } from './kernel/calendar/capability.ts';
import type { Capability } from './kernel/capability.ts';
import { usccCapability } from './registry/uscc/capability.ts';

/** Every room of the house, in the order of the floors. Imported only by server.ts, cli and `npm run map`. */
export const capabilities: readonly Capability[] = [calendarCapability, usccCapability];
