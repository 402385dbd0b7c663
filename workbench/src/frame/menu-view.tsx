import { DownOutlined, MenuFoldOutlined, MenuUnfoldOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useId, useState, type ReactElement } from 'react';
import { useAddress } from '../address/use-address.ts';
import type { Start } from '../api/start.ts';
import { LANGUAGE } from '../look/language.ts';
import { useSay } from '../look/look.tsx';
import { PageLink } from '../parts/links.tsx';
import { ROOMS } from '../rooms/index.ts';
import type { MenuPage } from '../rooms/room.ts';
import { currentPage, menuFor, openGroup, type MenuGroup } from './menu.ts';
import { frameMessages } from './messages.ts';

/** By work, not by module: at the side, on a narrow window in a drawer. */
export function Menu(props: { start: Start; open: boolean; onClose: () => void }): ReactElement {
  const say = useSay(frameMessages);
  const [folded, setFolded] = useState(false);
  const fold = folded ? say['menu.unfold']() : say['menu.fold']();
  return (
    <>
      <div className={folded ? 'side folded' : 'side'}>
        <Button
          type="text"
          icon={folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          aria-label={fold}
          aria-expanded={!folded}
          onClick={() => setFolded(!folded)}
        />
        {folded ? null : <MenuList start={props.start} />}
      </div>
      <Drawer
        open={props.open}
        onClose={props.onClose}
        placement="left"
        size={280}
        title={say['menu.label']()}
        closable={{ 'aria-label': say['menu.close']() }}
        destroyOnHidden
      >
        <MenuList start={props.start} />
      </Drawer>
    </>
  );
}

/** At most seven entries; the pages of one of them are open, first those among which one stands. */
function MenuList({ start }: { start: Start }): ReactElement {
  const say = useSay(frameMessages);
  const { path } = useAddress();
  const [chosen, setChosen] = useState<{ at: string; work: MenuGroup['work'] | null } | null>(null);
  const groups = menuFor(ROOMS, start.permissions);
  const current = currentPage(groups, path);
  const open = openGroup(groups, path, chosen);
  return (
    <nav aria-label={say['menu.label']()} className="menu">
      <ul>
        {groups.map((group) => (
          <Group
            key={group.work}
            group={group}
            current={current}
            open={group.work === open}
            toggle={() => setChosen({ at: path, work: group.work === open ? null : group.work })}
          />
        ))}
      </ul>
    </nav>
  );
}

function Group(props: { group: MenuGroup; current: MenuPage | undefined; open: boolean; toggle: () => void }): ReactElement {
  const { group, current, open, toggle } = props;
  const { work, pages } = group;
  const say = useSay(frameMessages);
  const id = useId();
  const name = say[`work.${work}`]();
  const [only] = pages;
  const link = (page: MenuPage, text: string) => (
    <PageLink to={page.path} current={page === current}>
      {text}
    </PageLink>
  );
  if (pages.length === 1 && only !== undefined && only.label(LANGUAGE) === name) {
    return <li data-work={work}>{link(only, name)}</li>;
  }
  return (
    <li data-work={work}>
      <button type="button" className="group" aria-expanded={open} aria-controls={id} onClick={toggle}>
        {name}
        {open ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
      </button>
      <ul id={id} hidden={!open}>
        {pages.map((page) => (
          <li key={page.path}>{link(page, page.label(LANGUAGE))}</li>
        ))}
      </ul>
    </li>
  );
}
