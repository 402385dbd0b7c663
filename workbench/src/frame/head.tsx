import { BellOutlined, MenuOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, type ReactElement } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import { SITE_NAME } from '../api/site.ts';
import { useMay, type Start } from '../api/start.ts';
import { useAddress } from '../address/use-address.ts';
import { SteelyardMark } from '../house.ts';
import { LANGUAGE } from '../look/language.ts';
import { useLook, useSay } from '../look/look.tsx';
import { PageLink, siteHref } from '../parts/links.tsx';
import { Mark, Mixed } from '../parts/text.tsx';
import { isWriting } from '../table/use-row-keys.ts';
import { AccountMenu } from './account.tsx';
import { frameMessages } from './messages.ts';

export function Head({ start, onMenu }: { start: Start | undefined; onMenu: () => void }): ReactElement {
  const say = useSay(frameMessages);
  return (
    <header className="head">
      {start === undefined ? null : (
        <Button className="menu-button" icon={<MenuOutlined />} aria-label={say['menu.open']()} onClick={onMenu} />
      )}
      <PageLink to="/" className="brand">
        <SteelyardMark />
        <span>
          <Mixed>{SITE_NAME}</Mixed>
          <span className="face">{say.workbench()}</span>
        </span>
      </PageLink>
      {start === undefined ? null : <GlobalSearch />}
      <div className="utility">
        {start === undefined ? null : <DueCounter counts={start.counts} />}
        <LanguageLink />
        <LookSwitches />
        {start === undefined ? null : (
          <>
            <Bell />
            <PageLink to="/help" className="head-link">
              <QuestionCircleOutlined /> {say.help()}
            </PageLink>
            <AccountMenu start={start} />
          </>
        )}
      </div>
    </header>
  );
}

/** A firm by name or code, an act by its number: `/` leads here from anywhere. */
function GlobalSearch(): ReactElement {
  const say = useSay(frameMessages);
  const { go } = useAddress();
  const may = useMay();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (event.key === '?') go('/help');
      if (event.key !== '/') return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [go]);
  const find = (text: string): void => {
    if (text === '') return;
    // Whose work needs no file of a body finds what everybody finds.
    if (may('find')) go(`/find?q=${encodeURIComponent(text)}`);
    else location.assign(siteHref(`/search?query=${encodeURIComponent(text)}`));
  };
  return (
    <form
      role="search"
      aria-label={say['search.label']()}
      className="global-search"
      onSubmit={(event) => {
        event.preventDefault();
        find(box.current?.value.trim() ?? '');
      }}
    >
      <input ref={box} type="search" name="query" maxLength={200} aria-label={say['search.label']()} placeholder={say['search.hint']()} />
      <Button htmlType="submit">{say['search.submit']()}</Button>
    </form>
  );
}

function DueCounter({ counts: { late, soon } }: { counts: Start['counts'] }): ReactElement {
  const say = useSay(frameMessages);
  return (
    <span className="due" role="group" aria-label={say['due.label']()} data-due={`${late} ${soon}`}>
      <PageLink to="/" className="head-link">
        {late === 0 && soon === 0 ? say['due.none']() : null}
        {late === 0 ? null : <Mark kind="late">{say['due.late']({ n: late })}</Mark>}
        {soon === 0 ? null : <Mark kind="soon">{say['due.soon']({ n: soon })}</Mark>}
      </PageLink>
    </span>
  );
}

/** So many are counted; more are “20+”. */
const COUNTED = 20;

/** Read with each page: asking by the clock would keep a forgotten session open. */
function Bell(): ReactElement {
  const say = useSay(frameMessages);
  const { path } = useAddress();
  const { data } = useQuery({
    queryKey: ['messages', 'unread', path],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/my/messages', { params: { query: { unread: true, limit: COUNTED } }, signal })),
    placeholderData: keepPreviousData,
  });
  const n = data?.items.length ?? 0;
  const shown = `${n}${data?.next ? '+' : ''}`;
  return (
    <span data-unread={shown}>
      <PageLink to="/messages" className="head-link">
        <BellOutlined /> {n === 0 ? say['bell.none']() : say.bell({ n: shown })}
      </PageLink>
    </span>
  );
}

/** The same page in the other language: another address, so it is loaded anew. */
function LanguageLink(): ReactElement {
  // The address changes without this component: read when it is followed.
  useAddress();
  const bare = location.pathname.replace(/^\/en(?=\/)/u, '') + location.search;
  return LANGUAGE === 'en' ? (
    <a className="head-link" href={bare} hrefLang="zh-CN" lang="zh-CN">
      中文
    </a>
  ) : (
    <a className="head-link" href={`/en${bare}`} hrefLang="en" lang="en">
      English
    </a>
  );
}

function LookSwitches(): ReactElement {
  const say = useSay(frameMessages);
  const { mode, density, setMode, setDensity } = useLook();
  return (
    <span className="looks" role="group" aria-label={say['look.label']()}>
      <button
        type="button"
        className="head-link"
        aria-pressed={density === 'compact'}
        onClick={() => setDensity(density === 'compact' ? 'comfortable' : 'compact')}
      >
        {say['look.compact']()}
      </button>
      <button
        type="button"
        className="head-link"
        aria-pressed={mode === 'dark'}
        onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')}
      >
        {say['look.dark']()}
      </button>
    </span>
  );
}
