import type { ReactElement } from 'react';
import { useSay } from '../look/look.tsx';
import { PageLink } from '../parts/links.tsx';
import { Page } from '../parts/page.tsx';
import { Facts } from '../parts/text.tsx';
import { frameMessages } from './messages.ts';

export function MissingPage(): ReactElement {
  const say = useSay(frameMessages);
  return (
    <Page title={say['missing.title']()}>
      <p data-missing="">{say['missing.what']()}</p>
      <p>
        <PageLink to="/">{say['error.home']()}</PageLink>
      </p>
    </Page>
  );
}

export function HelpPage(): ReactElement {
  const say = useSay(frameMessages);
  return (
    <Page title={say['help.title']()}>
      <h2>{say['help.keys']()}</h2>
      <Facts
        rows={[
          ['/', say['help.slash']()],
          ['J K', say['help.next']()],
          ['Enter', say['help.enter']()],
          ['?', say['help.question']()],
        ]}
      />
      {(['purpose', 'links', 'undo'] as const).map((each) => (
        <section key={each}>
          <h2>{say[`help.${each}`]()}</h2>
          <p>{say[`help.${each}.text`]()}</p>
        </section>
      ))}
    </Page>
  );
}
