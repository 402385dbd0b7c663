import type { ReactElement } from 'react';
import { fetchFile } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { siteHref } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { deskMessages } from './messages/desk.ts';

/**
 * The portal's own page of the record, in a frame without scripts, forms or a way out of it. Of the same origin, or the
 * site's own stylesheet would not be given to it.
 */
export function PublicPage(props: { id: string; purpose: string; shown: boolean }): ReactElement {
  const say = useSay(deskMessages);
  const { id, purpose, shown } = props;
  const href = siteHref(`/workbench/publicity/${encodeURIComponent(id)}/public-page`);
  return (
    <section className="card">
      <h2>{say.preview()}</h2>
      <p className="meta">{shown ? say['preview.shown']() : say['preview.what']()}</p>
      <Load of={['public-page', href, purpose, shown]} load={async () => (await fetchFile(href, purpose)).blob.text()}>
        {(html) => <iframe className="public-page" title={say['preview.frame']()} sandbox="allow-same-origin" srcDoc={html} />}
      </Load>
    </section>
  );
}
