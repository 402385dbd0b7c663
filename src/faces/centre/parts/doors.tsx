import type { ReactElement } from 'react';
import { Temporal } from 'temporal-polyfill';
import { remedyFor } from '../../../kernel/documents/index.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, href } from '../../../kernel/ui/index.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';
import { fileMessages } from '../messages/file.ts';
import { organName } from '../../../kernel/procedures/index.ts';
import type { OwnRecord } from '../../../registry/publicity/index.ts';

const CREDIT_CHINA = 'https://www.creditchina.gov.cn/';

/**
 * Three ways that are easily taken for each other: to end it early, it differs from the decision, the decision is wrong. Each
 * says where one goes; what this platform does not receive has no button here.
 */
export function Doors({ centre, record }: { centre: Centre; record: OwnRecord }): ReactElement | null {
  const { kernel, language } = centre;
  const say = t(language, fileMessages);
  const organ = organName(kernel, record.organ, language);
  const adverse = record.nature === 'adverse';
  if (record.state === 'withdrawn') return null;
  return (
    <section aria-labelledby="doors">
      <h2 id="doors">{adverse ? say.doors() : say['door.good']()}</h2>
      {adverse && record.state === 'shown' ? (
        <section aria-labelledby="door-repair" className="door">
          <h3 id="door-repair">{say['door.repair']()}</h3>
          <p>{say['door.repair.lead']()}</p>
          <p>{say['door.repair.papers']()}</p>
          <ul>
            <li>
              <a href={href('/start/repair', language)}>{say['door.repair.link']()}</a>
            </li>
            <li>
              <a href={CREDIT_CHINA} rel="noreferrer">
                {say['door.repair.china']()}
              </a>
            </li>
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="door-wrong" className="door">
        <h3 id="door-wrong">{say['door.wrong']()}</h3>
        <p>{say['door.wrong.lead']()}</p>
        <p>
          <Foreign text={say['door.wrong.how']({ organ })} language={language} />
        </p>
        <p>
          <a href={href('/start/mistake', language)}>{say['door.wrong.link']()}</a>
        </p>
      </section>
      {adverse ? (
        <section aria-labelledby="door-decision" className="door">
          <h3 id="door-decision">{say['door.decision']()}</h3>
          <p>{say['door.decision.lead']()}</p>
          <p>
            <Foreign text={remedy(centre, record) ?? say['door.decision.none']()} language={language} />
          </p>
        </section>
      ) : null}
    </section>
  );
}

/** Who reviews and until when, by the rules in force on the day of the decision; null where list or rules don't say. */
function remedy({ kernel, language }: Centre, { organ, decided }: OwnRecord): string | null {
  try {
    const { text } = remedyFor(kernel, organ, Temporal.PlainDate.from(decided));
    return language === 'en' ? text.en : text.zh;
  } catch (error) {
    if (error instanceof XinhengError && error.status < 500) return null;
    throw error;
  }
}
