import { Type } from 'typebox';
import { permissionsOf, personOf, roleName, ROLES } from '../kernel/access/index.ts';
import type { Kernel } from '../kernel/context.ts';
import { XinhengError } from '../kernel/errors/index.ts';
import { route, type AnyRoute } from '../kernel/http/index.ts';
import { workCounts } from '../kernel/procedures/index.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Count = Type.Integer({ minimum: 0 });

const Start = Type.Object({
  account: Type.String(),
  name: Type.String(),
  role: Type.Enum([...ROLES]),
  roleName: Type.String({ description: 'in the language that was asked for' }),
  organ: Nullable,
  organName: Nullable,
  district: Nullable,
  permissions: Type.Array(Type.String(), { description: 'what the role may do beyond what everybody may' }),
  today: Type.String({ format: 'date' }),
  counts: Type.Object({ all: Count, late: Count, soon: Count }, { description: 'of the own work list' }),
});

/** What the head and the menu of the workbench are drawn from. */
export function workbenchRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/workbench',
      face: 'api',
      servedWith: ['workbench'],
      summary: 'Who is signed in, what the role may do, how much waits',
      permission: 'session',
      audit: 'workbench.opened',
      schemas: { response: { 200: Start } },
      async handle({ caller, session, language }) {
        const person = personOf(kernel, session, language);
        // A machine's key has no person behind it.
        if (person === null || caller.account === null) throw new XinhengError('FORBIDDEN');
        return {
          account: caller.account,
          name: person.name,
          role: person.role,
          roleName: roleName(person.role, language),
          organ: caller.organ,
          organName: person.organ,
          district: caller.district,
          permissions: permissionsOf(person.role),
          today: kernel.clock.today().toString(),
          counts: await workCounts(kernel, caller, language),
        };
      },
    }),
  ];
}
