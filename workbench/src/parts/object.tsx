import type { ReactElement } from 'react';
import { useSay } from '../look/look.tsx';
import { OrganName } from './acts/index.ts';
import { PageLink, siteHref } from './links.tsx';
import { objectMessages } from './messages/object.ts';
import { Mixed } from './text.tsx';

/** How the body may object to a record and to the sum, and who answers. */
export function HowToObject({ issuedBy }: { issuedBy: string }): ReactElement {
  const say = useSay(objectMessages);
  return (
    <div data-object="">
      <p>{say.record()}</p>
      <p>
        {say.sum()}
        <OrganName code={issuedBy} />
        {say.end()}
      </p>
      <p>
        <a href={siteHref('/start/mistake')}>{say.link()}</a>
      </p>
    </div>
  );
}

/** The records behind a line, each as a link whose name says of which line it is; by their numbers where those are known. */
export function RecordLinks(props: { ids: readonly string[]; line: string; nameOf?: (id: string) => string | undefined }): ReactElement {
  const say = useSay(objectMessages);
  const { ids, line, nameOf } = props;
  return (
    <>
      {ids.map((id, at) => (
        <span key={id} className="named-links">
          <PageLink to={`/records/${id}`}>
            <Mixed>{nameOf?.(id) ?? say.nth({ n: at + 1 })}</Mixed>
            <span className="hidden">
              <Mixed>{say['of.line']({ line })}</Mixed>
            </span>
          </PageLink>{' '}
        </span>
      ))}
    </>
  );
}
