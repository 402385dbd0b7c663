import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { BarChart, Foreign, formatCount, formatDate, hasHan, href, Message, Table } from '../../../kernel/ui/index.ts';
import { keyAreaFigures, RATED_FROM, type AreaFigures, type DistrictCount, type KeyAreaFigures } from '../../../during/key-areas/index.ts';
import { tenths } from '../../../registry/publicity/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { figuresIndexMessages } from '../messages/figures-index.ts';
import { keyAreasMessages } from '../messages/key-areas.ts';
import { FigureLine } from '../parts/figure.tsx';

export function keyAreasPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/figures/key-areas',
    face: 'portal',
    summary: 'Record files of key areas: what is missing, from whom, by district',
    permission: 'public',
    audit: 'none',
    schemas: {},
    handle: async (call) => {
      const view = viewOf(kernel, call);
      return page(view, await keyAreaFigures(kernel, view.today));
    },
  });
}

function page(view: View, figures: KeyAreaFigures): ReactElement {
  const { language } = view;
  const say = t(language, keyAreasMessages);
  const { countedOn, areas } = figures;
  return portalPage(
    view,
    {
      title: say.title(),
      path: '/figures/key-areas',
      trail: [{ href: '/figures', label: t(language, figuresIndexMessages).title() }],
    },
    <>
      <p className="lead">{say.lead()}</p>
      {countedOn === null ? (
        <div className="notice">
          <Message from={keyAreasMessages} m="empty" language={language} />
        </div>
      ) : (
        <>
          <FigureLine name="key-areas" asOf={countedOn} language={language}>
            {say.counted({ day: formatDate(countedOn, language) })}
          </FigureLine>
          <p className="hint">{say.unrated()}</p>
          {areas.map((area) => (
            <Area key={area.area} area={area} view={view} />
          ))}
        </>
      )}
      <p>{say.note()}</p>
      <p>
        <a href={href('/rules/key-areas/key-areas', language)}>{say.rules()}</a>
      </p>
    </>,
  );
}

const shareOf = (n: number, of: number): string | null => (of < RATED_FROM ? null : tenths(n * 100, of));

function Area({ area, view }: { area: AreaFigures; view: View }): ReactElement {
  const { language } = view;
  const say = t(language, keyAreasMessages);
  const title = own(area.title, view);
  const share = shareOf(area.whole, area.members);
  return (
    <section id={area.area}>
      <h2>{title}</h2>
      {area.members === 0 ? (
        <p className="hint">{say.none()}</p>
      ) : (
        <>
          <p>
            {say.total({ members: formatCount(area.members), whole: formatCount(area.whole) })}
            {share === null ? null : `${language === 'en' ? ' ' : ''}${say.share({ share: `${share}%` })}`}
          </p>
          <PartChart area={area} view={view} />
          <PartTable area={area} view={view} />
          <DistrictChart area={area} view={view} />
          <DistrictTable area={area} view={view} />
        </>
      )}
    </section>
  );
}

function PartChart({ area, view }: { area: AreaFigures; view: View }): ReactElement | null {
  const say = t(view.language, keyAreasMessages);
  if (area.members < RATED_FROM) return null;
  const points = partsOf(area)
    .map(({ part, there }) => ({ label: own(part.title, view), share: tenths(there * 100, area.members) }))
    .map(({ label, share }) => ({ label, value: Number(share), text: `${share}%` }));
  const sorted = points.toSorted((a, b) => b.value - a.value);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (best === undefined || worst === undefined) return null;
  const title = own(area.title, view);
  const sentence = say.sentence({
    area: title,
    best: best.label,
    bestShare: best.text,
    worst: worst.label,
    worstShare: worst.text,
  });
  return <BarChart title={say.chart({ area: title })} sentence={sentence} max={100} points={points} />;
}

function partsOf(area: AreaFigures) {
  return area.parts.map((part) => {
    const missing = area.missing[part.id] ?? 0;
    return { part, missing, there: area.members - missing };
  });
}

function PartTable({ area, view }: { area: AreaFigures; view: View }): ReactElement {
  const { language } = view;
  const say = t(language, keyAreasMessages);
  return (
    <Table
      caption={say.parts({ area: own(area.title, view) })}
      hideCaption
      language={language}
      rows={partsOf(area)}
      rowKey={({ part }) => part.id}
      columns={[
        { head: say.part(), heading: true, cell: ({ part }) => own(part.title, view) },
        { head: say.from(), cell: ({ part }) => own(part.from, view) },
        { head: say.there(), number: true, cell: ({ there }) => formatCount(there) },
        { head: say.missing(), number: true, cell: ({ missing }) => formatCount(missing) },
        {
          head: say.percent(),
          number: true,
          cell: ({ there }) => {
            const share = shareOf(there, area.members);
            return share === null ? say.few() : `${share}%`;
          },
        },
      ]}
    />
  );
}

const shortOf = ({ members, whole }: DistrictCount): number => members - whole;
const nameOf = (row: DistrictCount, view: View): string => row.name ?? row.district ?? t(view.language, keyAreasMessages).unknown();

/** Numbers, no shares: most districts have too few bodies to be rated, and the drawing says where to ask. */
function DistrictChart({ area, view }: { area: AreaFigures; view: View }): ReactElement | null {
  const { language } = view;
  const say = t(language, keyAreasMessages);
  const most = Math.max(...area.districts.map(shortOf));
  if (area.members < RATED_FROM || area.districts.length < 2 || most === 0) return null;
  const title = own(area.title, view);
  const inMost = area.districts.filter((row) => shortOf(row) === most).map((row) => nameOf(row, view));
  const sentence = say.districtSentence({
    area: title,
    total: formatCount(area.members - area.whole),
    most: inMost.join(language === 'en' ? ', ' : '、'),
    n: formatCount(most),
  });
  const points = area.districts.map((row) => {
    const label = nameOf(row, view);
    const lang = language === 'en' && hasHan(label) ? 'zh-CN' : undefined;
    return { label, value: shortOf(row), text: formatCount(shortOf(row)), lang };
  });
  return (
    <>
      <BarChart title={say.districtChart({ area: title })} sentence={sentence} points={points} />
      <p className="meta">
        <Foreign text={sentence} language={language} />
      </p>
    </>
  );
}

function DistrictTable({ area, view }: { area: AreaFigures; view: View }): ReactElement {
  const { language } = view;
  const say = t(language, keyAreasMessages);
  return (
    <Table
      caption={say.districts({ area: own(area.title, view) })}
      hideCaption
      language={language}
      rows={area.districts}
      rowKey={(row) => row.district ?? ''}
      columns={[
        {
          head: say.district(),
          heading: true,
          cell: (row) => <Foreign text={nameOf(row, view)} language={language} />,
        },
        { head: say.members(), number: true, cell: (row) => formatCount(row.members) },
        { head: say.whole(), number: true, cell: (row) => formatCount(row.whole) },
        { head: say.short(), number: true, cell: (row) => formatCount(shortOf(row)) },
        ...area.parts.map((part) => ({
          head: say.lacking({ part: own(part.title, view) }),
          number: true,
          cell: (row: DistrictCount) => formatCount(row.missing[part.id] ?? 0),
        })),
      ]}
    />
  );
}

function own(text: { zh: string; en: string }, { language }: View): string {
  return language === 'en' ? text.en : text.zh;
}
