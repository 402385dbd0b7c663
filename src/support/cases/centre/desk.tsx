import type { ReactElement } from 'react';
import { personOf } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Call } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { listCases } from '../../../kernel/procedures/index.ts';
import { Chinese, Uscc } from '../../../kernel/ui/index.ts';
import type { Desk } from '../desk.tsx';
import { partyMessages } from '../messages/party.ts';
import type { Body } from '../names.ts';
import { bodyOf } from '../opening.ts';

/** A page of the centre: always for one firm, whose code stands in the address, so that two tabs can't be mistaken. */
export interface Centre extends Desk {
  firm: Body;
  /** What stands in the address. */
  key: string;
  owner: boolean;
  onBehalf: string;
}

/** Another firm's address is answered as one that does not exist, unless the caller is an agent in a case of it. */
export async function centreDesk(
  kernel: Kernel,
  { caller, language, session, reply }: Pick<Call, 'caller' | 'language' | 'session' | 'reply'>,
  key: string,
): Promise<Centre> {
  const person = personOf(kernel, session, language);
  if (person === null) throw new XinhengError('UNAUTHENTICATED');
  const firm = await bodyOf(kernel.db.kysely, key).catch(() => undefined);
  const owner = firm !== undefined && firm.subjectId === caller.subjectId;
  const mine =
    firm === undefined || owner ? null : await listCases(kernel, caller, { subjectId: firm.subjectId, limit: 1 });
  if (firm === undefined || mine?.items.length === 0) throw new XinhengError('NOT_FOUND', { what: key.slice(0, 40) });
  const say = t(language, partyMessages);
  const home = `/centre/${key}`;
  return {
    kernel,
    language,
    caller,
    person,
    reply,
    firm,
    key,
    owner,
    face: 'centre',
    as: 'party',
    today: kernel.clock.today().toString(),
    cases: `${home}/notices`,
    onBehalf: firm.name,
    verbs: [
      { href: home, label: say['verb.home'](), exact: true },
      { href: `${home}/notices`, label: say['verb.notices']() },
      { href: `${home}/service-address`, label: say['verb.address']() },
    ],
    band: <Band firm={firm} owner={owner} language={language} />,
  };
}

function Band({ firm, owner, language }: { firm: Body; owner: boolean; language: Language }): ReactElement {
  const say = t(language, partyMessages);
  return (
    <aside className="firm" aria-label={say['firm.label']()} data-firm="">
      <div className="wide">
        <p>
          <strong>
            <Chinese language={language}>{firm.name}</Chinese>
          </strong>{' '}
          {firm.uscc === null ? null : <Uscc code={firm.uscc} />}
          <span className="part">{owner ? say['firm.as.owner']() : say['firm.as.agent']()}</span>
        </p>
      </div>
    </aside>
  );
}

export function keyOf({ uscc, subjectId }: Body): string {
  return uscc ?? `id:${subjectId}`;
}
