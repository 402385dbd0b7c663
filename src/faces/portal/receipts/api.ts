import { Type, type TSchema } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { noIndex, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { issueReceipt, receiptPublicKey, verifyFile, verifyText, type Issued, type Verification } from '../../../support/receipts/index.ts';
import { resolvePublic } from '../../../registry/publicity/index.ts';
import { ISSUED_A_MINUTE } from './make-page.tsx';
import { receiptPageMessages } from './messages.ts';
import { originOf } from './origin.ts';
import { shownNow, stateNow } from './shown.ts';
import { CHECKED_A_MINUTE } from './verify-pages.tsx';

const FILE_MAX = 10 * 1024 * 1024;
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Instant = Type.String({ description: 'to the second, UTC' });
const Subject = Type.Object({ name: Type.String(), uscc: orNull(Type.String()) });
const Content = Type.Object(
  {
    version: Type.Literal(1),
    number: Type.String(),
    issuedAt: Instant,
    language: Type.Enum(['zh-CN', 'en']),
    site: Type.String(),
    mark: orNull(Type.String()),
    address: Type.String(),
    verifyAt: Type.String({ description: 'the text of the QR code' }),
    subject: Subject,
    summary: Type.Array(Type.String()),
    records: Type.Array(Type.String()),
    more: orNull(Type.String()),
  },
  { description: 'word for word as on the paper; hashed and signed in the form of RFC 8785' },
);
const Signature = Type.String({
  description: 'Ed25519 over "xinheng receipt 1\\n" and the 32 bytes of the SHA-256 of the content; base64url',
});

const IssuedShape = Type.Object({
  number: Type.String(),
  content: Content,
  contentHash: Type.String({ description: 'SHA-256, hexadecimal' }),
  signature: Signature,
  keyId: Type.String(),
  pages: Type.Integer(),
  pdfHash: Type.String({ description: 'SHA-256, hexadecimal' }),
  pdf: Type.String({ description: 'base64' }),
});
const CheckedShape = Type.Object({
  outcome: Type.Enum(['good', 'overtaken', 'changed', 'unknown', 'unreadable']),
  number: orNull(Type.String()),
  issuedAt: orNull(Instant),
  subject: orNull(Subject),
  where: orNull(
    Type.Object({
      byte: Type.Optional(Type.Integer()),
      length: Type.Optional(Type.Integer()),
      issued: Type.Optional(Type.Integer()),
    }),
  ),
  content: orNull(Content),
  signature: orNull(Signature),
  keyId: orNull(Type.String()),
});

/** 查询记录 for programs; the same limits and answers as the pages. */
export function receiptApi(kernel: Kernel): AnyRoute[] {
  const open = { face: 'api', permission: 'public' } as const;
  return [
    route({
      ...open,
      method: 'POST',
      path: '/api/v1/receipts',
      summary: 'A signed PDF of what is on display about one body now',
      audit: 'receipt.issued',
      rate: ISSUED_A_MINUTE,
      schemas: {
        body: Type.Object(
          { uscc: Type.String({ minLength: 1, maxLength: 100, description: 'USCC, reg:NUMBER or id:UUID' }) },
          { additionalProperties: false },
        ),
        response: { 201: IssuedShape },
      },
      async handle({ body, caller, language, request, reply }) {
        noIndex(reply);
        const { subject } = await resolvePublic(kernel, body.uscc);
        const shown = await shownNow(kernel, subject, language, originOf(kernel.settings, request));
        const issued = await issueReceipt(kernel, caller, shown);
        reply.code(201).header('cache-control', 'no-store');
        return issuedView(issued);
      },
    }),
    route({
      ...open,
      method: 'GET',
      path: '/api/v1/receipts/key',
      summary: 'The public key that receipts of this instance are signed with',
      audit: 'none',
      schemas: {
        response: {
          200: Type.Object({
            algorithm: Type.Literal('Ed25519'),
            keyId: Type.String(),
            publicKey: Type.String({ description: '32 bytes, base64url' }),
          }),
        },
      },
      handle: async () => ({ algorithm: 'Ed25519' as const, ...(await receiptPublicKey(kernel.settings)) }),
    }),
    route({
      ...open,
      method: 'GET',
      path: '/api/v1/receipts/{number}',
      summary: 'Whether this number was issued here; its content as long as nothing in it has changed since',
      audit: 'none',
      rate: CHECKED_A_MINUTE,
      schemas: {
        params: Type.Object({ number: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: { 200: CheckedShape },
      },
      async handle({ params, language, reply }) {
        noIndex(reply);
        const answer = await verifyText(kernel, params.number, stateNow(kernel));
        if (answer.outcome === 'unknown') throw new XinhengError('NOT_FOUND', { what: answer.number });
        if (answer.outcome === 'mistyped') throw badNumber(language, 'verify.mistyped');
        if (answer.outcome === 'unreadable') throw badNumber(language, 'verify.noNumber');
        return checkedView(answer);
      },
    }),
    route({
      ...open,
      method: 'POST',
      path: '/api/v1/receipts/verify',
      summary: 'Whether a file is one that was issued here, byte for byte; it is not kept',
      audit: 'receipt.checked',
      rate: CHECKED_A_MINUTE,
      upload: true,
      schemas: { response: { 200: CheckedShape } },
      async handle({ request, reply }) {
        noIndex(reply);
        const part = await request.file({ limits: { fileSize: FILE_MAX } });
        if (part === undefined) throw new XinhengError('BAD_INPUT', { what: 'file' });
        return checkedView(await verifyFile(kernel, await part.toBuffer(), stateNow(kernel)));
      },
    }),
  ];
}

function issuedView({ content, pdf, ...rest }: Issued) {
  return { number: content.number, content, ...rest, pdf: pdf.toString('base64') };
}

export function checkedView(answer: Verification) {
  // Of a file: the number in it has been checked by its characters already.
  const outcome = answer.outcome === 'mistyped' ? ('unreadable' as const) : answer.outcome;
  const brief = 'brief' in answer ? answer.brief : null;
  const signed = answer.outcome === 'good' ? answer : null;
  return {
    outcome,
    number: brief?.number ?? ('number' in answer ? answer.number : null),
    issuedAt: brief?.issuedAt ?? null,
    subject: brief?.subject ?? null,
    where: 'where' in answer ? answer.where : null,
    content: 'content' in answer ? answer.content : null,
    signature: signed?.signature ?? null,
    keyId: signed?.keyId ?? null,
  };
}

function badNumber(language: Language, why: 'verify.mistyped' | 'verify.noNumber'): XinhengError {
  const message = t(language, receiptPageMessages)[why]();
  return new XinhengError('BAD_INPUT', {}, { errors: [{ path: 'params/number', code: 'NUMBER', message }] });
}
