import type { Capability } from '../kernel/capability.ts';
import type { Kernel } from '../kernel/context.ts';
import type { ALL_FACES } from '../kernel/http/index.ts';
import { declaredRoutes } from '../kernel/serving/index.ts';
import { demoAccounts } from './demo.ts';

type ServedFace = (typeof ALL_FACES)[number];

const HOME: Record<ServedFace, string> = {
  portal: '/',
  centre: '/centre',
  desk: '/desk',
  workbench: '/workbench',
  field: '/field',
};

/** What `serve` prints on standard output: READY, then a line for each face that has pages and each account. */
export async function announce(
  address: string,
  kernel: Kernel,
  capabilities: readonly Capability[],
  faces: readonly ServedFace[],
): Promise<string> {
  const built = new Set<string>(declaredRoutes(kernel, capabilities).map((route) => route.face));
  const lines = [`READY ${address}/`];
  for (const face of faces) if (built.has(face)) lines.push(`${face} ${address}${HOME[face]}`);
  if (kernel.settings.demo) {
    for (const { account, password, role, organ } of await demoAccounts(kernel)) {
      lines.push(['account', account, password, role, organ ?? '-'].join(' '));
    }
  }
  return `${lines.join('\n')}\n`;
}
