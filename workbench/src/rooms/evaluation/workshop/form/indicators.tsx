import { Button } from 'antd';
import type { ReactElement } from 'react';
import { sentenceMessages, sentences } from '../../../../house.ts';
import { useSay } from '../../../../look/look.tsx';
import { Mixed } from '../../../../parts/text.tsx';
import type { Json } from '../document.ts';
import { goTo, useEditing } from '../editing.ts';
import { ChoiceAt, FaultAt, TextAt } from './fields.tsx';
import { verifiedOptions } from './head.tsx';
import { PointsFields } from './points.tsx';
import { Faults } from './rules.tsx';
import { SelectFields } from './select.tsx';
import { Titled } from '../../catalogue/list.tsx';
import { modelsMessages } from '../../catalogue/messages.ts';
import { workshopMessages } from '../messages.ts';
import { freshId } from '../shapes.ts';
import { TitleFields } from './title-fields.tsx';
import type { Content, Indicator } from '../../types.ts';
import { useNames } from '../../catalogue/use-names.ts';
import { own } from '../../../../look/language.ts';

export function IndicatorsPart({ content }: { content: Content }): ReactElement {
  const say = useSay(workshopMessages);
  const names = useNames(content);
  return (
    <section className="card" id="part-content/indicators" tabIndex={-1}>
      <h2>{say['section.indicators']()}</h2>
      {content.indicators.map((indicator, k) => (
        <IndicatorPart key={indicator.id} indicator={indicator} k={k} content={content} names={names} />
      ))}
    </section>
  );
}

function IndicatorPart(props: { indicator: Indicator; k: number; content: Content; names: sentences.Names }): ReactElement {
  const { indicator, k, content, names } = props;
  const say = useSay(workshopMessages);
  const models = useSay(modelsMessages);
  const { set, faultsBelow } = useEditing();
  const at = `/content/indicators/${k}`;
  const name = own(indicator.title);
  const copy = (): void => {
    const id = freshId(
      indicator.id,
      content.indicators.map((each) => each.id),
    );
    set('/content/indicators', [...content.indicators, { ...indicator, id }] as unknown as Json);
    // It stands last; who asked for it is led there.
    setTimeout(() => goTo(`/content/indicators/${content.indicators.length}`));
  };
  return (
    <details id={`part-content/indicators/${k}`} className="edit-fold" data-indicator={indicator.id}>
      <summary>
        <Titled of={indicator.title} /> <Faults n={faultsBelow(at)} />
        <small className="edit-sentence">
          <Sentence indicator={indicator} names={names} />
        </small>
      </summary>
      <FaultAt at={at} />
      <TitleFields at={at} />
      <div className="edit-row">
        <ChoiceAt
          at={`${at}/group`}
          label={say.group()}
          options={content.groups.map(({ id, title }) => ({ value: id, label: own(title) }))}
        />
      </div>
      <SelectFields at={at} indicator={indicator} />
      <PointsFields at={at} indicator={indicator} names={names} />
      <div className="edit-row wide">
        <TextAt at={`${at}/basis`} label={say.basis()} />
        <ChoiceAt at={`${at}/verified`} label={models.verified()} options={verifiedOptions} />
      </div>
      <p className="row-actions">
        <Button aria-label={say['copy.named']({ name })} onClick={copy}>
          {say.copy()}
        </Button>
        {content.indicators.length === 1 ? null : (
          <Button danger aria-label={say['remove.named']({ name })} onClick={() => set(at, undefined)}>
            {say.remove()}
          </Button>
        )}
      </p>
    </details>
  );
}

/** The indicator in one line, as it would be read. */
function Sentence({ indicator, names }: { indicator: Indicator; names: sentences.Names }): ReactElement {
  const words = useSay(sentenceMessages);
  const parts = [
    sentences.selectionText(words, names, indicator.select),
    sentences.windowText(words, indicator.window),
    sentences.rawText(words, names, indicator),
    sentences.pointsLines(words, names, indicator).join(words.also()),
  ];
  return <Mixed>{parts.join(' · ')}</Mixed>;
}
