import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../address/use-address.ts';
import type { Start } from '../api/start.ts';
import { LANGUAGE } from '../look/language.ts';
import { useSay } from '../look/look.tsx';
import { PageLink } from '../parts/links.tsx';
import { ROOMS } from '../rooms/index.ts';
import { currentPage, menuFor } from './menu.ts';
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

function MenuList({ start }: { start: Start }): ReactElement {
  const say = useSay(frameMessages);
  const { path } = useAddress();
  const groups = menuFor(ROOMS, start.permissions);
  const current = currentPage(groups, path);
  return (
    <nav aria-label={say['menu.label']()} className="menu">
      <ul>
        {groups.map(({ work, pages }) => {
          const name = say[`work.${work}`]();
          const [only] = pages;
          return (
            <li key={work} data-work={work}>
              {pages.length === 1 && only !== undefined && only.label(LANGUAGE) === name ? (
                <PageLink to={only.path} current={only === current}>
                  {name}
                </PageLink>
              ) : (
                <>
                  <span className="group">{name}</span>
                  <ul>
                    {pages.map((page) => (
                      <li key={page.path}>
                        <PageLink to={page.path} current={page === current}>
                          {page.label(LANGUAGE)}
                        </PageLink>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
