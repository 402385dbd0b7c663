import type { ReactElement } from 'react';
import { mayFor, personOf, subjectsFor } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { absentAt, XinhengError } from '../../../kernel/errors/index.ts';
import { firmMenu, type Centre, type Desk, type DeskCall, type Firm, type FirmFrame, type Acting } from '../../../kernel/faces/centre.tsx';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Chinese, href, Message, Uscc, type MenuLink } from '../../../kernel/ui/index.ts';
import { getBody } from '../../../registry/subjects/index.ts';
import { entryFor } from '../merged/entry.ts';
import { frameMessages } from '../messages/frame.ts';
import { lapsedLately } from './lapsed.ts';
import { standingWords } from './standing.ts';

/** Of each page of the person. */
export const aboutCentre = { face: 'centre', permission: 'case.party' } as const;

export const frame: FirmFrame = {
  async open(kernel, call, key, lapsed): Promise<Centre> {
    const { caller, language } = call;
    const desk = personalDesk(kernel, call);
    const body = await getBody(kernel.db.kysely, key).catch(absentAt('BAD_INPUT', 'AMBIGUOUS_KEY', 'NOT_FOUND'));
    if (body === undefined) throw new XinhengError('NOT_FOUND', { what: key.slice(0, 40) });
    const entry = await entryFor(kernel, caller, body, key);
    if (entry === undefined) {
      // Whoever knew the firm until lately is told that the mandate is over; to a stranger the firm is not there.
      if (!(await lapsedLately(kernel, caller, body.subjectId))) throw new XinhengError('NOT_FOUND', { what: key.slice(0, 40) });
      await lapsed?.(body.subjectId);
      throw new XinhengError('MANDATE_OVER');
    }
    const { firm, into } = entry;
    const standing: Acting = entry.standing ?? { as: 'case', until: null };
    const home = `/centre/${key}`;
    const several = subjectsFor(caller, 'see').length > 1;
    return {
      ...desk,
      firm,
      into,
      key,
      home,
      cases: `${home}/notices`,
      standing,
      may: (scope) => mayFor(caller, firm.subjectId, scope),
      onBehalf: firm.name,
      verbs: menuOf(kernel, home, standing, language),
      band: <Band {...{ firm, into, standing, several, language }} />,
    };
  },
};

/** Pages of the person: of no firm, or of several. Throws UNAUTHENTICATED. */
export function personalDesk(kernel: Kernel, { caller, language, session, reply }: DeskCall): Desk {
  const person = personOf(kernel, session, language);
  if (person === null) throw new XinhengError('UNAUTHENTICATED');
  const say = t(language, frameMessages);
  return {
    kernel,
    language,
    caller,
    person,
    reply,
    today: kernel.clock.today().toString(),
    verbs: (['firms', 'messages', 'calendar', 'me'] as const).map((page) => ({ href: `/centre/${page}`, label: say[`verb.${page}`]() })),
  };
}

function menuOf({ offers }: Pick<Kernel, 'offers'>, home: string, { as }: Acting, language: Language): MenuLink[] {
  return offers
    .at(firmMenu)
    .filter(({ inMatter }) => as !== 'case' || inMatter === true)
    .toSorted((a, b) => a.place - b.place)
    .map(({ path, under = [], label }) => ({
      href: `${home}${path}`,
      label: label(language),
      under: [path, ...under].map((each) => `${home}${each}`),
      exact: path === '',
    }));
}

interface BandProps {
  firm: Firm;
  into: Firm | null;
  standing: Acting;
  several: boolean;
  language: Language;
}

function Band({ firm, into, standing, several, language }: BandProps): ReactElement {
  const say = t(language, frameMessages);
  return (
    <aside className="firm" aria-label={say['firm.label']()} data-firm="">
      <div className="wide">
        <p>
          <strong>
            <Chinese language={language}>{firm.name}</Chinese>
          </strong>{' '}
          {firm.uscc === null ? null : <Uscc code={firm.uscc} />}
          <span className="part" data-as={standing.as}>
            {standingWords(standing, language)}
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
          <Message from={frameMessages} m="merged" language={language} p={{ name: into.name, code: into.uscc ?? say['merged.noCode']() }} />
        </div>
      )}
    </aside>
  );
}
