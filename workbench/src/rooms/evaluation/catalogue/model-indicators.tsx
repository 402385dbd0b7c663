import type { ReactElement, ReactNode } from 'react';
import { sentenceMessages, sentences } from '../../../house.ts';
import { useSay } from '../../../look/look.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { Mixed } from '../../../parts/text.tsx';
import { Titled } from './list.tsx';
import { modelsMessages } from './messages.ts';
import type { Content } from '../types.ts';
import { useNames, verifiedName } from './use-names.ts';
import { own } from '../../../look/language.ts';

export function Indicators({ content }: { content: Content }): ReactElement {
  const say = useSay(modelsMessages);
  const words = useSay(sentenceMessages);
  const names = useNames(content);
  const { indicators, groups, examples } = content;
  // oxlint-disable-next-line react/no-array-index-key -- lines of one text never move, and two may say the same
  const lines = (all: readonly string[]): ReactNode =>
    all.map((each, k) => (
      <div key={k}>
        <Mixed>{each}</Mixed>
      </div>
    ));
  return (
    <section>
      <h2>{say['indicators.title']({ n: indicators.length })}</h2>
      {groups.map((group) => {
        const within = indicators.filter((each) => each.group === group.id);
        if (within.length === 0) return null;
        return (
          <section key={group.id} data-group={group.id}>
            <h3>
              <Titled of={group.title} />
            </h3>
            <PlainTable
              label={own(group.title)}
              heads={(['name', 'select', 'window', 'raw', 'points', 'missing', 'basis'] as const).map((each) => say[`indicator.${each}`]())}
              rows={within.map((each) => [
                <Titled key="title" of={each.title} />,
                <Mixed key="select">{sentences.selectionText(words, names, each.select)}</Mixed>,
                sentences.windowText(words, each.window),
                <Mixed key="raw">{sentences.rawText(words, names, each)}</Mixed>,
                lines([...sentences.pointsLines(words, names, each), ...sentences.repairLines(words, each)]),
                <Mixed key="missing">{sentences.missingText(words, each) ?? '—'}</Mixed>,
                <span key="basis">
                  <Mixed>{each.basis}</Mixed> <small>{verifiedName(each.verified)}</small>
                </span>,
              ])}
            />
          </section>
        );
      })}
      <p className="meta">{say.worked({ n: examples.length })}</p>
    </section>
  );
}
