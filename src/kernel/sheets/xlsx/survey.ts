import type { TableLimits } from '../limits.ts';
import { refuseTable } from '../refuse.ts';
import type { SheetSurvey } from '../types.ts';
import type { Archive } from './archive.ts';
import { attribute, isTrue } from './xml.ts';
import { rangeOf } from './place.ts';

/**
 * Goes through a sheet once for what stands behind its rows in the file but is needed before them: merged cells. Cells are
 * not looked at. Since every byte is unpacked here first, a sheet that unpacks without end is refused before any row is given.
 */
export async function surveySheet(archive: Archive, part: string, limits: TableLimits): Promise<SheetSurvey> {
  const survey: SheetSurvey = { rows: 0, hiddenRows: 0, hiddenColumns: [], merges: [] };
  let rest = '';
  for await (const piece of archive.texts(part)) {
    const text = rest + piece;
    // What follows the last tag's end may be the beginning of one.
    const end = text.lastIndexOf('>') + 1;
    note(text.slice(0, end), survey, limits);
    rest = text.slice(end);
    if (rest.length > limits.row) throw refuseTable('ROW_LONG', { row: survey.rows! + 1, limit: limits.row });
  }
  return survey;
}

function note(text: string, survey: SheetSurvey, limits: TableLimits): void {
  for (const [, name, attributes] of text.matchAll(/<(?:\w+:)?(row|mergeCell|col)(\s[^>]*)>/gu)) {
    if (name === 'row') {
      const given = Number(attribute(attributes!, 'r') ?? survey.rows! + 1);
      survey.rows = Math.max(survey.rows!, Number.isSafeInteger(given) ? given : 0);
      if (isTrue(attribute(attributes!, 'hidden'))) survey.hiddenRows++;
    } else if (name === 'col') noteHidden(attributes!, survey, limits);
    else {
      const merge = rangeOf(attribute(attributes!, 'ref') ?? '');
      if (merge) survey.merges.push(merge);
      if (survey.merges.length > limits.merges) throw refuseTable('WORKBOOK_MERGES', { limit: limits.merges });
    }
  }
}

function noteHidden(attributes: string, survey: SheetSurvey, limits: TableLimits): void {
  if (!isTrue(attribute(attributes, 'hidden'))) return;
  // Everything right of the last column is hidden by one range up to the last that a sheet has.
  const last = Math.min(Number(attribute(attributes, 'max')), limits.columns);
  for (let column = Number(attribute(attributes, 'min')); column <= last; column++) survey.hiddenColumns.push(column - 1);
}
