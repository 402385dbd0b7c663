import { Type } from 'typebox';
import type { ReactElement } from 'react';
import { mayFor, personOf, subjectsFor, type Scope } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { absentAt, XinhengError } from '../../../kernel/errors/index.ts';
import type { Call } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Chinese, href, Message, Uscc, type MenuLink } from '../../../kernel/ui/index.ts';
import type { Desk } from '../desk.tsx';
import { centreMessages } from '../messages/centre.ts';
import { getBody, type NamedBody } from '../../../registry/subjects/index.ts';
import { requireNotLapsed } from './lapsed.ts';
import { entryFor } from './merged.ts';
import { standingWords, type As } from './standing.ts';

export const aboutFirm = { face: 'centre', permission: 'case.party' } as const;
export const FIRM_PATH = '/centre/{uscc}';
export const Key = Type.String({ minLength: 1, maxLength: 60 });

/** A page of the centre: always for one firm, whose code stands in the address, so that two tabs can't be mistaken. */
export interface Centre extends Desk {
  firm: NamedBody;
  /** The body into which this entry of the register was merged. */
  into: NamedBody | null;
  /** What stands in the address. */
  key: string;
  /** As what the caller acts for the firm. */
  standing: As;
  may(scope: Scope): boolean;
  onBehalf: string;
}

type CentreCall = Pick<Call, 'caller' | 'language' | 'session' | 'reply'>;

/**
 * Another firm's address is answered as one that does not exist, unless the caller holds a mandate of the firm or is an agent
 * in a case of it. Throws UNAUTHENTICATED, NOT_FOUND, MANDATE_OVER (held one until lately).
 */
export async function centreDesk(kernel: Kernel, call: CentreCall, key: string): Promise<Centre> {
  const { caller, language } = call;
  const desk = await personalDesk(kernel, call);
  const body = await getBody(kernel.db.kysely, key).catch(absentAt('BAD_INPUT', 'AMBIGUOUS_KEY', 'NOT_FOUND'));
  if (body === undefined) throw new XinhengError('NOT_FOUND', { what: key.slice(0, 40) });
  const entry = await entryFor(kernel, caller, body, key);
  if (entry === undefined) {
    await requireNotLapsed(kernel, caller, body.subjectId);
    throw new XinhengError('NOT_FOUND', { what: key.slice(0, 40) });
  }
  const { firm, into } = entry;
  const as: As = entry.standing ?? { as: 'case', until: null };
  const home = `/centre/${key}`;
  return {
    ...desk,
    firm,
    into,
    key,
    standing: as,
    may: (scope) => mayFor(caller, firm.subjectId, scope),
    cases: `${home}/notices`,
    onBehalf: firm.name,
    verbs: verbsOf(home, as, language),
    band: <Band firm={firm} into={into} as={as} several={subjectsFor(caller, 'see').length > 1} language={language} />,
  };
}

/** Pages of the person: of no firm, or of several. */
export async function personalDesk(kernel: Kernel, { caller, language, session, reply }: CentreCall): Promise<Desk> {
  const person = personOf(kernel, session, language);
  if (person === null) throw new XinhengError('UNAUTHENTICATED');
  const say = t(language, centreMessages);
  return {
    kernel,
    language,
    caller,
    person,
    reply,
    face: 'centre',
    today: kernel.clock.today().toString(),
    cases: '',
    verbs: [
      { href: '/centre/firms', label: say['verb.firms']() },
      { href: '/centre/messages', label: say['verb.messages']() },
      { href: '/centre/calendar', label: say['verb.calendar']() },
      { href: '/centre/me', label: say['verb.me']() },
    ],
  };
}

/** An agent in one matter alone finds that matter, and nothing else of the firm. */
function verbsOf(home: string, { as }: As, language: Language): MenuLink[] {
  const say = t(language, centreMessages);
  const own = [
    { href: home, label: say['verb.home'](), exact: true },
    { href: `${home}/file`, label: say['verb.file'](), under: [`${home}/file`, `${home}/as-others-see`] },
    { href: `${home}/notices`, label: say['verb.notices'](), under: [`${home}/notices`, `${home}/service-address`] },
    { href: `${home}/applications`, label: say['verb.filed']() },
    {
      href: `${home}/evaluation`,
      label: say['verb.supervision'](),
      under: [`${home}/evaluation`, `${home}/supervision`],
    },
    { href: `${home}/looked`, label: say['verb.looked'](), under: [`${home}/looked`, `${home}/recipients`] },
    { href: `${home}/people`, label: say['verb.people']() },
  ];
  return as === 'case' ? own.filter((_, index) => index === 0 || index === 2) : own;
}

interface BandProps {
  firm: NamedBody;
  into: NamedBody | null;
  as: As;
  several: boolean;
  language: Language;
}

function Band({ firm, into, as, several, language }: BandProps): ReactElement {
  const say = t(language, centreMessages);
  return (
    <aside className="firm" aria-label={say['firm.label']()} data-firm="">
      <div className="wide">
        <p>
          <strong>
            <Chinese language={language}>{firm.name}</Chinese>
          </strong>{' '}
          {firm.uscc === null ? null : <Uscc code={firm.uscc} />}
          <span className="part" data-as={as.as}>
            {standingWords(as, language)}
          </span>
        </p>
        <ul className="band-links">
          {several ? (
            <li>
              <a href={href('/centre/firms', language)}>{say['firm.switch']()}</a>
            </li>
          ) : null}
          <li>
            <a href={href('/centre/messages', language)}>{say['firm.mine']()}</a>
          </li>
        </ul>
      </div>
      {into === null ? null : (
        <div className="wide" data-merged="">
          <Message
            from={centreMessages}
            m="merged"
            language={language}
            p={{ name: into.name, code: into.uscc ?? say['merged.noCode']() }}
          />
        </div>
      )}
    </aside>
  );
}

/** What stands in the addresses of a firm; the code of a merged entry leads to the body that lives on. */
export function centreKey({ uscc, subjectId, merged }: NamedBody): string {
  return uscc === null || merged === true ? `id:${subjectId}` : uscc;
}
