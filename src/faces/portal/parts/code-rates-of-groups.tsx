import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign } from '../../../kernel/ui/index.ts';
import type { GroupOverTime } from '../../../registry/codes/index.ts';
import type { View } from '../frame.tsx';
import { codesPageMessages } from '../messages/codes.ts';
import { CodeRateLine } from './code-rates.tsx';

/**
 * Districts or organs month by month, each with a chart and its table, folded: forty of them would be a page without end.
 * What is folded says in one line how its rate has moved.
 */
export function CodeRatesOfGroups(props: { groups: readonly GroupOverTime[]; unknown: string; target: number; view: View }): ReactElement {
  const { groups, unknown, target, view } = props;
  const { language } = view;
  const say = t(language, codesPageMessages);
  const moved = ({ months }: GroupOverTime): string => {
    const rated = months.flatMap(({ rate }) => rate.perTenThousand ?? []);
    const [first, last] = [rated[0], rated.at(-1)];
    if (first === undefined || last === undefined) return say.few();
    return rated.length === 1 ? say['groups.one']({ rate: last }) : say['groups.moved']({ first, last });
  };
  return (
    <>
      {groups.map((group) => {
        const label = (language === 'en' ? group.nameEn : group.name) ?? (group.key || unknown);
        return (
          <details key={group.key} data-group={group.key}>
            <summary>
              <Foreign text={label} language={language} />
              {language === 'en' ? ': ' : '：'}
              {moved(group)}
            </summary>
            <CodeRateLine months={group.months} target={target} view={view} of={label} />
          </details>
        );
      })}
    </>
  );
}
