import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { deskPage, type Desk } from '../../../kernel/faces/centre.tsx';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { href } from '../../../kernel/ui/index.ts';
import { aboutCentre, personalDesk } from '../frame/frame.tsx';
import { selfMessages } from '../messages/self.ts';
import { ownBodies } from './firms.tsx';

/** The natural person of policy item 20: own entries (none exist yet), who looked, help. */
export function mePages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...aboutCentre,
      method: 'GET',
      path: '/centre/me',
      summary: 'What is about the person',
      audit: 'centre.me',
      schemas: {},
      async handle(call) {
        const desk = personalDesk(kernel, call);
        return mePage(desk, (await ownBodies(kernel, call.caller)).length);
      },
    }),
  ];
}

function mePage(desk: Desk, firms: number): ReactElement {
  const { language } = desk;
  const say = t(language, selfMessages);
  return deskPage(
    desk,
    { title: say['me.title'](), path: '/centre/me' },
    <>
      <p>{say['me.lead']()}</p>
      <h2>{say['me.entries']()}</h2>
      <p data-empty="">{say['me.entries.none']()}</p>
      <h2>{say['me.looked']()}</h2>
      <p>{say['me.looked.none']()}</p>
      <h2>{say['me.account']()}</h2>
      <p>
        {say['me.firms']({ n: firms })} <a href={href('/centre/firms', language)}>{say['me.firms.go']()}</a>
      </p>
      <p>
        <a href={href('/centre/password', language)}>{say['me.password']()}</a>
      </p>
      <h2>{say['me.help']()}</h2>
      <p>{say['me.help.text']()}</p>
    </>,
  );
}
