import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors, jwtVerify, SignJWT } from 'jose';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Kernel } from '../../context.ts';
import { isSecure } from '../../http/index.ts';
import { DOOR_FACES } from '../doors/back.ts';
import { key } from '../../keys/index.ts';

const NAME = 'xinheng_oidc';
const PATH = '/auth/oidc';
/** As long as somebody may take to sign in at the provider. */
export const FLOW_MINUTES = 10;
const ALGORITHM = 'HS256';

/** What this browser set out with; it must come back with the same. */
const Flow = Type.Object({
  face: Type.Enum([...DOOR_FACES]),
  language: Type.Enum(['zh-CN', 'en']),
  /** Where one wanted to go. */
  to: Type.String(),
  state: Type.String(),
  nonce: Type.String(),
  verifier: Type.String(),
});
export type Flow = Static<typeof Flow>;

type Surroundings = Pick<Kernel, 'clock' | 'settings'>;

function cookie(request: FastifyRequest) {
  // Lax: the way back is a link from the provider's site.
  return { path: PATH, sameSite: 'lax', httpOnly: true, secure: isSecure(request) } as const;
}

/** Signed, so that nobody makes one for another browser; of ten minutes; sent to this door alone. */
export async function setFlow(kernel: Surroundings, request: FastifyRequest, reply: FastifyReply, flow: Flow): Promise<void> {
  const now = Math.floor(kernel.clock.now().epochMilliseconds / 1000);
  const signed = await new SignJWT({ ...flow })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuedAt(now)
    .setExpirationTime(now + FLOW_MINUTES * 60)
    .sign(await key(kernel.settings.dataDirectory, 'oidc'));
  reply.setCookie(NAME, signed, { ...cookie(request), maxAge: FLOW_MINUTES * 60 });
}

/** Takes it away from the browser: whatever comes of it, it is not used again. Undefined: none, altered, or too old. */
export async function takeFlow(kernel: Surroundings, request: FastifyRequest, reply: FastifyReply): Promise<Flow | undefined> {
  const signed = request.cookies[NAME];
  reply.clearCookie(NAME, cookie(request));
  if (signed === undefined) return undefined;
  const currentDate = new Date(kernel.clock.now().epochMilliseconds);
  const secret = await key(kernel.settings.dataDirectory, 'oidc');
  try {
    const { payload } = await jwtVerify(signed, secret, { algorithms: [ALGORITHM], currentDate });
    const flow = Value.Clean(Flow, payload);
    return Value.Check(Flow, flow) ? flow : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
