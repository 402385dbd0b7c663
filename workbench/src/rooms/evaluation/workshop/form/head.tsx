import { Button } from 'antd';
import type { ReactElement } from 'react';
import { portalWords } from '../../../../house.ts';
import { useSay } from '../../../../look/look.tsx';
import { bodyOf } from '../../../../parts/subject/words.ts';
import { useEditing } from '../editing.ts';
import { ChoiceAt, FaultAt, TextAt, TicksAt, WordsAt } from './fields.tsx';
import { modelsMessages } from '../../catalogue/messages.ts';
import { workshopMessages } from '../messages.ts';
import { TitleFields } from './title-fields.tsx';
import { verifiedName } from '../../catalogue/use-names.ts';

/** Bodies that a model may name: natural persons are none of them. */
const KINDS = ['enterprise', 'individual_business', 'cooperative', 'public_body', 'institution', 'social_organisation'];
const MARKS = Object.keys(portalWords.zh).flatMap((key) => (key.startsWith('verified.') ? [key.slice('verified.'.length)] : []));
export const verifiedOptions = MARKS.map((value) => ({ value, label: verifiedName(value) }));

export function AppliesPart(): ReactElement {
  const say = useSay(workshopMessages);
  const models = useSay(modelsMessages);
  return (
    <details className="card" id="part-content/appliesTo">
      <summary>{say['section.applies']()}</summary>
      <div className="stack">
        <TicksAt at="/content/appliesTo/kinds" label={say.kinds()} options={KINDS.map((value) => ({ value, label: bodyOf(value) }))} />
        <TextAt at="/content/appliesTo/individualBusiness" label={models['applies.individual']()} empty="absent" />
        <WordsAt at="/content/appliesTo/industries" label={say.industries()} />
        <WordsAt at="/content/appliesTo/districts" label={say.districts()} />
        <p className="meta">{models['applies.persons']()}</p>
      </div>
    </details>
  );
}

export function HeadPart(): ReactElement {
  const say = useSay(workshopMessages);
  const models = useSay(modelsMessages);
  return (
    <details className="card" id="part-content">
      <summary>{say['section.head']()}</summary>
      <div className="stack">
        <TitleFields at="" />
        <div className="edit-row">
          <TextAt at="/content/issuedBy" label={models.issuer()} />
          <ChoiceAt
            at="/content/completeness"
            label={models.completeness()}
            options={[
              { value: 'complete', label: models.complete() },
              { value: 'partial', label: models.partial() },
            ]}
          />
          <ChoiceAt at="/verified" label={models.verified()} options={verifiedOptions} />
        </div>
        <Missing />
      </div>
    </details>
  );
}

/** What a partial model doesn't know; a complete one says nothing. */
function Missing(): ReactElement {
  const say = useSay(workshopMessages);
  const { get, set } = useEditing();
  const at = '/content/missing';
  const said = get(at) !== undefined;
  return (
    <div className="stack" id="part-content/missing" tabIndex={-1}>
      <FaultAt at={at} />
      {said ? (
        <div className="edit-row wide">
          <TextAt at={`${at}/zh`} label={say['missing.zh']()} lang="zh-CN" />
          <TextAt at={`${at}/en`} label={say['missing.en']()} lang="en" />
        </div>
      ) : null}
      <p>
        <Button onClick={() => set(at, said ? undefined : { zh: '', en: '' })}>{say[said ? 'missing.remove' : 'missing.add']()}</Button>
      </p>
    </div>
  );
}
