import type { Ids } from '../../kernel/ids/index.ts';
import type { ClaimFate, RegistrationClaim } from './claim.ts';
import { keyText, sourceNumberKey } from './keys.ts';
import { namesAlike } from './names.ts';
import type { Candidate, HeldName } from './resolve.ts';
import type { KeyKind, RegistrationsTable } from './types.ts';

export interface KeyWrite {
  kind: KeyKind;
  key: string;
  subjectId: string;
  state: 'live' | 'ended' | 'disputed';
}

export interface ClaimPlan {
  claim: RegistrationClaim;
  fate: ClaimFate;
  subjectId: string;
  newSubject: boolean;
  /** The registration being replaced. */
  held: RegistrationsTable | undefined;
  keys: KeyWrite[];
}

/** The source's own key under which a claim is found again; a valid code finds it without one. */
export function sourceKeyOf(claim: Pick<RegistrationClaim, 'source' | 'sourceKey'>): string {
  return sourceNumberKey(claim.source, claim.sourceKey);
}

export function keysOf(
  claim: Pick<RegistrationClaim, 'source' | 'sourceKey' | 'uscc' | 'regNo' | 'otherKeys'>,
): { kind: KeyKind; key: string }[] {
  const keys: { kind: KeyKind; key: string }[] = [];
  if (claim.uscc !== null) keys.push({ kind: 'uscc', key: claim.uscc });
  if (claim.sourceKey !== claim.uscc) keys.push({ kind: 'source', key: sourceKeyOf(claim) });
  if (claim.regNo !== null) keys.push({ kind: 'reg', key: claim.regNo });
  keys.push(...claim.otherKeys);
  return keys;
}

/**
 * Decides, claim by claim in the order of the file, which body each belongs to. Pure but for new ids; a claim sees the
 * bodies and keys that claims before it brought, so that the split into chunks changes nothing.
 */
export class ClaimPlanner {
  readonly #bodies: Map<string, Candidate[]>;
  readonly #held: Map<string, RegistrationsTable>;
  readonly #ids: Pick<Ids, 'subject'>;

  constructor(bodies: Map<string, Candidate[]>, held: readonly RegistrationsTable[], ids: Pick<Ids, 'subject'>) {
    this.#bodies = bodies;
    this.#held = new Map(held.map((row) => [`${row.subject_id} ${row.source} ${row.source_key}`, row]));
    this.#ids = ids;
  }

  plan(claim: RegistrationClaim): ClaimPlan {
    const held = this.#findHeld(claim);
    if (held) return this.#again(claim, held);
    const byCode = claim.uscc === null ? [] : this.#candidates('uscc', claim.uscc);
    const body = byCode.find((c) => this.#agrees(c, claim.nameNorm)) ?? this.#byNumber(claim, byCode.length > 0);
    // The code is claimed by a body of another name: both claims stand, and the code is disputed until the registering
    // organ answers (重码).
    const disputed = byCode.length > 0 && (body === undefined || byCode.some((c) => c.disputed));
    const subjectId = body?.subjectId ?? this.#ids.subject();
    const keys: KeyWrite[] = keysOf(claim).map((k) => ({
      ...k,
      subjectId,
      state: k.kind === 'uscc' && disputed ? ('disputed' as const) : ('live' as const),
    }));
    if (disputed) {
      for (const other of byCode) {
        other.disputed = true;
        if (other.subjectId !== subjectId) keys.push({ kind: 'uscc', key: claim.uscc!, subjectId: other.subjectId, state: 'disputed' });
      }
    }
    this.#remember(keysOf(claim), subjectId, claim, disputed);
    return { claim, fate: 'accepted', subjectId, newSubject: body === undefined, held: undefined, keys };
  }

  #again(claim: RegistrationClaim, held: RegistrationsTable): ClaimPlan {
    const base = { claim, subjectId: held.subject_id, newSubject: false, held, keys: [] as KeyWrite[] };
    if (held.source_hash === claim.sourceHash) return { ...base, fate: 'unchanged' };
    const heldAsOf = held.content['asOf'];
    if (claim.asOf !== null && typeof heldAsOf === 'string' && claim.asOf < heldAsOf) return { ...base, fate: 'stale' };
    const keys: KeyWrite[] = keysOf(claim).map((k) => ({ ...k, subjectId: held.subject_id, state: 'live' as const }));
    // Only the registering organ's own reply changes a code: its new claim ends the old key.
    if (held.uscc_given !== null && held.uscc_given !== claim.usccGiven)
      keys.push({ kind: 'uscc', key: held.uscc_given, subjectId: held.subject_id, state: 'ended' });
    const others = claim.uscc === null ? [] : this.#candidates('uscc', claim.uscc);
    const strangers = others.filter((c) => c.subjectId !== held.subject_id);
    const own = keys.find((k) => k.kind === 'uscc' && k.state === 'live');
    if (own && (strangers.length > 0 || others.some((c) => c.disputed))) {
      own.state = 'disputed';
      for (const s of strangers) keys.push({ ...own, subjectId: s.subjectId });
    }
    return { ...base, fate: 'replaced', keys };
  }

  #findHeld(claim: RegistrationClaim): RegistrationsTable | undefined {
    const bodies = [
      ...this.#candidates('source', sourceKeyOf(claim)),
      ...(claim.uscc === null ? [] : this.#candidates('uscc', claim.uscc)),
    ];
    for (const body of bodies) {
      const row = this.#held.get(`${body.subjectId} ${claim.source} ${claim.sourceKey}`);
      if (row) return row;
    }
    return undefined;
  }

  /** An old number finds a body only where the name is the very same and no other body is meant. */
  #byNumber(claim: RegistrationClaim, codeIsTaken: boolean): Candidate | undefined {
    if (codeIsTaken || claim.regNo === null) return undefined;
    const [only, ...more] = this.#candidates('reg', claim.regNo);
    if (!only || more.length > 0) return undefined;
    return only.names.some((n) => n.norm === claim.nameNorm) ? only : undefined;
  }

  #agrees(candidate: Candidate, norm: string): boolean {
    return candidate.names.some((n) => n.norm === norm || namesAlike(n.norm, norm));
  }

  #candidates(kind: KeyKind, key: string): Candidate[] {
    return this.#bodies.get(keyText(kind, key)) ?? [];
  }

  #remember(keys: readonly { kind: KeyKind; key: string }[], subjectId: string, claim: RegistrationClaim, disputed: boolean): void {
    // The list of names is one for all keys of a body, so that each of them shows the name at once.
    let names: HeldName[] | undefined;
    for (const { kind, key } of keys) names ??= this.#candidates(kind, key).find((c) => c.subjectId === subjectId)?.names;
    names ??= [];
    names.push({ norm: claim.nameNorm, from: null, to: null });
    for (const { kind, key } of keys) {
      const text = keyText(kind, key);
      const list = this.#bodies.get(text) ?? [];
      if (!list.some((c) => c.subjectId === subjectId))
        list.push({ subjectId, name: claim.name, disputed: kind === 'uscc' && disputed, names });
      this.#bodies.set(text, list);
    }
  }
}
