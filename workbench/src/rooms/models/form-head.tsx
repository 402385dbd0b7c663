import type { ReactElement } from 'react';
import { portalWords } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { ChoiceAt, FaultAt, TextAt, TicksAt, WordsAt } from './fields.tsx';
import { modelsMessages } from './messages/models.ts';
import { workshopMessages } from './messages/workshop.ts';
import { TitleFields } from './title-fields.tsx';
import { bodyName, verifiedName } from './use-names.ts';

/** Bodies that a model may name: natural persons are none of them. */
const KINDS = ['enterprise', 'individual_business', 'cooperative', 'public_body', 'institution', 'social_organisation'];
const MARKS = Object.keys(portalWords.zh).flatMap((key) =>
  key.startsWith('verified.') ? [key.slice('verified.'.length)] : [],
);
export const verifiedOptions = MARKS.map((value) => ({ value, label: verifiedName(value) }));

export function AppliesPart(): ReactElement {
  const say = useSay(workshopMessages);
  const models = useSay(modelsMessages);
  return (
    <details className="card" id="part-content/appliesTo">
      <summary>{say['section.applies']()}</summary>
      <div className="stack">
        <TicksAt
          at="/content/appliesTo/kinds"
          label={say.kinds()}
          options={KINDS.map((value) => ({ value, label: bodyName(value) }))}
        />
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
        <FaultAt at="/content/missing" />
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
      </div>
    </details>
  );
}
