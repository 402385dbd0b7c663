import { Type } from 'typebox';
import type { Kernel } from '../../context.ts';
import { XinhengError } from '../../errors/index.ts';
import { FormRefused, route, type AnyRoute, type Call } from '../../http/index.ts';
import { href } from '../../ui/index.ts';
import { backTo, DOOR_FACES, ownAddress } from '../doors/back.ts';
import { setSession } from '../cookies.ts';
import { setFlow, takeFlow, type Flow } from './flow-cookie.ts';
import { arrive, depart, leaveAddress } from './flow.ts';
import { oidcRefusedPage } from './refused.tsx';
import { CALLBACK } from './settings.ts';
import { startAddress } from './ways.ts';

const SEE_OTHER = 303;
const FaceOf = Type.Enum([...DOOR_FACES]);
/** Served wherever somebody signs in; which face it is stands in the address or in the cookie. */
const common = { method: 'GET', face: 'workbench', servedWith: DOOR_FACES, permission: 'public', rate: 20 } as const;

/** Going to the provider, coming back, and leaving it: links, so that no form sends anybody to another site. */
export function oidcPages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...common,
      path: '/auth/oidc/start',
      summary: 'To the sign-in at the provider of identities',
      audit: 'none',
      schemas: { query: Type.Object({ face: FaceOf, to: Type.Optional(Type.String({ maxLength: 2000 })) }) },
      async handle({ query: { face, to: given }, language, request, reply }) {
        const to = ownAddress(given, face);
        return onPage(kernel, { face, language, to }, async () => {
          const { flow, address } = await depart(kernel, face, language, to);
          await setFlow(kernel, request, reply, flow);
          return reply.redirect(address, SEE_OTHER);
        });
      },
    }),
    route({
      ...common,
      path: CALLBACK,
      summary: 'Back from the provider of identities',
      // What came of it is written by the use case, refused or not.
      audit: 'none',
      schemas: {
        query: Type.Object({
          state: Type.Optional(Type.String({ maxLength: 200 })),
          code: Type.Optional(Type.String({ maxLength: 4000 })),
        }),
      },
      handle: (call) => arrival(kernel, call),
    }),
    route({
      ...common,
      path: '/auth/oidc/leave',
      summary: 'To the sign-out at the provider of identities',
      audit: 'none',
      schemas: { query: Type.Object({ face: FaceOf }) },
      handle: ({ query: { face }, language, reply }) =>
        onPage(kernel, { face, language, to: `/${face}` }, async () => {
          const home = href(`/${face}/sign-in?why=out`, language);
          return reply.redirect((await leaveAddress(kernel, face, home)) ?? home, SEE_OTHER);
        }),
    }),
  ];
}

async function arrival(kernel: Kernel, { request, reply, language }: Pick<Call, 'request' | 'reply' | 'language'>): Promise<unknown> {
  const flow = await takeFlow(kernel, request, reply);
  if (flow === undefined) {
    // Nothing says for which face: the first that has a provider.
    const face = DOOR_FACES.find((each) => kernel.settings.oidc?.[each] !== undefined) ?? 'workbench';
    return onPage(kernel, { face, language, to: `/${face}` }, async () => {
      throw new XinhengError('OIDC_EXPIRED', { reason: 'cookie' });
    });
  }
  const { face, to } = flow;
  return onPage(kernel, flow, async () => {
    const arrived = await arrive(kernel, flow, new URL(request.url, 'http://own.invalid').search);
    if ('unlinked' in arrived) throw refusal(kernel, flow, new XinhengError('OIDC_UNLINKED'), arrived.unlinked);
    setSession(request, reply, arrived.opened);
    reply.redirect(backTo(to, face, flow.language), SEE_OTHER);
    return reply;
  });
}

type From = Pick<Flow, 'face' | 'language' | 'to'>;

/** Any refusal as a page of the face that one came from, with the ways on. */
async function onPage<R>(kernel: Kernel, from: From, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof XinhengError ? refusal(kernel, from, error, null) : error;
  }
}

function refusal(
  { settings, clock }: Pick<Kernel, 'settings' | 'clock'>,
  { face, language, to }: From,
  error: XinhengError,
  identity: string | null,
): FormRefused {
  const way = settings.oidc?.[face] === undefined ? null : startAddress(face, to);
  return new FormRefused(error, oidcRefusedPage({ settings, clock }, { face, language, to, way, error, identity }));
}
