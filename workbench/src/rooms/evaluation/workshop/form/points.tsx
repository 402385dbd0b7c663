import { Button } from 'antd';
import type { ReactElement } from 'react';
import { sentenceMessages, sentences } from '../../../../house.ts';
import { useSay } from '../../../../look/look.tsx';
import { Field } from '../../../../parts/field.tsx';
import { Mixed } from '../../../../parts/text.tsx';
import type { Json } from '../document.ts';
import { nameAt, useEditing } from '../editing.ts';
import { ChoiceAt, DecimalAt, FaultAt, TextAt } from './fields.tsx';
import { workshopMessages } from '../messages.ts';
import { scoringsFor, withBand, withBandEnd, withoutBand, withScoring } from '../shapes.ts';
import type { Band, Indicator, Points } from '../../types.ts';

/** What the value gives. */
export function PointsFields(props: { at: string; indicator: Indicator; names: sentences.Names }): ReactElement {
  const { at, indicator } = props;
  const say = useSay(workshopMessages);
  const words = useSay(sentenceMessages);
  const { set } = useEditing();
  const { points, aggregate } = indicator;
  const place = `${at}/points`;
  const given = sentences.repairLines(words, indicator);
  return (
    <div id={`part-${nameAt(place)}`} tabIndex={-1}>
      <FaultAt at={place} />
      <div className="edit-row">
        <ChoiceAt
          at={`${place}/kind`}
          label={say.scoring()}
          options={scoringsFor(aggregate).map((value) => ({ value, label: say[`scoring.${value}`]() }))}
          pick={(kind) => set(at, withScoring(indicator, kind as Points['kind']) as unknown as Json)}
        />
        {points.kind === 'linear' ? (
          <>
            <DecimalAt at={`${place}/per`} label={say.per()} />
            <DecimalAt at={`${place}/cap`} label={say['per.cap']()} empty="absent" />
          </>
        ) : null}
        {points.missing === undefined ? null : <DecimalAt at={`${place}/missing/points`} label={say['missing.points']()} />}
      </div>
      {points.kind === 'bands' ? <Bands at={`${place}/bands`} bands={points.bands ?? []} /> : null}
      {points.kind === 'table' ? <Table at={place} rows={points.table ?? []} /> : null}
      {given.length === 0 ? null : (
        <p className="meta">
          {say.repair()} <Mixed>{given.join(words.also())}</Mixed>
        </p>
      )}
    </div>
  );
}

function Bands({ at, bands }: { at: string; bands: readonly Band[] }): ReactElement {
  const say = useSay(workshopMessages);
  const { set, faultAt } = useEditing();
  const write = (next: readonly Band[]): void => set(at, next as unknown as Json);
  return (
    <div id={`part-${nameAt(at)}`} tabIndex={-1}>
      <FaultAt at={at} />
      {bands.map(({ to }, k) => {
        const n = k + 1;
        const end = `${at}/${k}/to`;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a band has no name of its own
          <div key={k} className="edit-row">
            {k === bands.length - 1 ? (
              <span className="edit-mark">{`${bands[k - 1]?.to ?? ''}${say['band.open']()}`}</span>
            ) : (
              <Field name={nameAt(end)} label={say['band.to']({ n })} fault={faultAt(end) ?? faultAt(`${at}/${n}/from`)}>
                {(aria) => (
                  <input
                    {...aria}
                    autoComplete="off"
                    maxLength={13}
                    value={to ?? ''}
                    onChange={({ target }) => write(withBandEnd(bands, k, target.value.trim()))}
                  />
                )}
              </Field>
            )}
            <DecimalAt at={`${at}/${k}/points`} label={say['band.points']({ n })} />
            {bands.length === 1 ? null : <Button onClick={() => write(withoutBand(bands, k))}>{say.remove()}</Button>}
          </div>
        );
      })}
      <p>
        <Button onClick={() => write(withBand(bands))}>{say['add.band']()}</Button>
      </p>
    </div>
  );
}

function Table({ at, rows }: { at: string; rows: NonNullable<Points['table']> }): ReactElement {
  const say = useSay(workshopMessages);
  const { set } = useEditing();
  return (
    <div id={`part-${nameAt(at)}/table`} tabIndex={-1}>
      <FaultAt at={`${at}/table`} />
      {rows.map((_, k) => (
        // oxlint-disable-next-line react/no-array-index-key -- the value itself is being typed
        <div key={k} className="edit-row">
          <TextAt at={`${at}/table/${k}/value`} label={say['table.value']({ n: k + 1 })} />
          <DecimalAt at={`${at}/table/${k}/points`} label={say['table.points']({ n: k + 1 })} />
          {rows.length === 1 ? null : <Button onClick={() => set(`${at}/table/${k}`, undefined)}>{say.remove()}</Button>}
        </div>
      ))}
      <div className="edit-row">
        <DecimalAt at={`${at}/otherwise`} label={say.otherwise()} />
      </div>
      <p>
        <Button onClick={() => set(`${at}/table/${rows.length}`, { value: '', points: '0' })}>{say['add.row']()}</Button>
      </p>
    </div>
  );
}
