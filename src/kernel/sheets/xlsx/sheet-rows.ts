import type { TableLimits } from '../limits.ts';
import { refuseTable } from '../refuse.ts';
import type { Merge, TableRow, TypedCell } from '../types.ts';
import { isoCell, numberCell } from '../values.ts';
import { Covered } from '../merges.ts';
import { addCell, isEmptyRow } from '../rows.ts';
import type { Workbook } from './workbook.ts';
import { GENERAL } from './formats.ts';
import { columnOf, rangeOf } from './place.ts';
import { RichText } from './shared-texts.ts';
import { attribute, decodeEntities, decodeEscapes, isTrue, XmlScanner, type XmlHandler } from './xml.ts';

interface OpenCell {
  column: number;
  type: string;
  style: number;
  raw: string;
  formula: boolean;
  hasValue: boolean;
}

/** Formulas over a range whose other cells are marked as well. */
const MOST_ARRAYS = 1_000;

/** The rows of a sheet's XML as it comes. `push` gives the rows that are complete by now. */
export class SheetRows implements XmlHandler {
  readonly #workbook: Workbook;
  readonly #shared: string[];
  readonly #limits: TableLimits;
  readonly #covered: Covered;
  readonly #scanner: XmlScanner;
  readonly #inline = new RichText();
  #done: TableRow[] = [];
  #count = 0;
  #inData = false;
  #row: TableRow | undefined;
  #lastRow = 0;
  #nextColumn = 0;
  #cell: OpenCell | undefined;
  #inValue = false;
  readonly #arrays: Merge[] = [];

  constructor(workbook: Workbook, shared: string[], merges: readonly Merge[], limits: TableLimits) {
    this.#workbook = workbook;
    this.#shared = shared;
    this.#limits = limits;
    this.#covered = new Covered(merges);
    this.#scanner = new XmlScanner(this, limits.row, () => this.#tooLong());
  }

  push(piece: string): TableRow[] {
    this.#scanner.push(piece);
    return this.#take();
  }

  end(): TableRow[] {
    this.#scanner.end();
    // A sheet that breaks off inside its rows was cut.
    if (this.#inData) throw refuseTable('WORKBOOK_DAMAGED');
    return this.#take();
  }

  #take(): TableRow[] {
    const rows = this.#done;
    this.#done = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (this.#cell) this.#openInCell(name, attributes);
    else if (name === 'c' && this.#row) this.#openCell(attributes);
    else if (name === 'row' && this.#inData) this.#openRow(attributes);
    else if (name === 'sheetData') this.#inData = true;
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'v') this.#inValue = false;
    else if (name === 'row') this.#closeRow();
    else if (name === 'sheetData') this.#inData = false;
    else if (this.#cell) this.#inline.close(name);
  }

  text(raw: string, cdata: boolean): void {
    if (!this.#cell) return;
    if (this.#inValue) this.#cell.raw += cdata ? raw : decodeEntities(raw);
    else this.#inline.text(raw, cdata);
    if (this.#cell.raw.length + this.#inline.length > this.#limits.row) throw this.#tooLong();
  }

  #tooLong(): Error {
    return refuseTable('ROW_LONG', { row: this.#row?.rowNo ?? this.#lastRow + 1, limit: this.#limits.row });
  }

  #openRow(attributes: string): void {
    const given = attribute(attributes, 'r');
    const rowNo = given === undefined ? this.#lastRow + 1 : Number(given);
    // Rows in disorder or twice: readers disagree on what they are.
    if (!Number.isSafeInteger(rowNo) || rowNo <= this.#lastRow) throw refuseTable('WORKBOOK_DAMAGED');
    this.#row = { rowNo, cells: [] };
    if (isTrue(attribute(attributes, 'hidden'))) this.#row.hidden = true;
    this.#lastRow = rowNo;
    this.#nextColumn = 0;
  }

  #closeRow(): void {
    const row = this.#row;
    this.#row = undefined;
    if (!row || isEmptyRow(row)) return;
    if (++this.#count > this.#limits.rows) throw refuseTable('ROWS_TOO_MANY', { limit: this.#limits.rows });
    this.#done.push(row);
  }

  #openCell(attributes: string): void {
    const place = attribute(attributes, 'r');
    const column = place === undefined ? this.#nextColumn : columnOf(place);
    if (column < 0) throw refuseTable('WORKBOOK_DAMAGED');
    this.#nextColumn = column + 1;
    const type = attribute(attributes, 't') ?? 'n';
    const style = Number(attribute(attributes, 's') ?? -1);
    this.#cell = { column, type, style, raw: '', formula: false, hasValue: false };
    this.#inline.start();
  }

  #openInCell(name: string, attributes: string): void {
    if (name === 'v') {
      this.#inValue = true;
      this.#cell!.hasValue = true;
    } else if (name === 'f') {
      this.#cell!.formula = true;
      // One formula may fill a range; its other cells have the results only.
      const range = attribute(attributes, 't') === 'array' ? rangeOf(attribute(attributes, 'ref') ?? '') : undefined;
      if (range && this.#arrays.length < MOST_ARRAYS) this.#arrays.push(range);
    } else {
      if (name === 'is') this.#cell!.hasValue = true;
      this.#inline.open(name);
    }
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    if (!cell || !this.#row) return;
    // What a merged range covers is not seen, whatever a program left there.
    if (this.#covered.has(this.#row.rowNo - 1, cell.column)) return;
    const row = this.#row.rowNo - 1;
    cell.formula ||= this.#arrays.some((range) => isInside(range, row, cell.column));
    const empty = !cell.hasValue || (cell.raw === '' && cell.type !== 'inlineStr');
    if (empty && !cell.formula) return;
    // A result that is the empty text says that it is text; libraries leave <v></v> where nothing was ever calculated.
    const typed: TypedCell = empty
      ? { kind: 'text', text: '', formula: cell.hasValue && cell.type === 'str' ? 'stored' : 'missing' }
      : { ...this.#typed(cell), ...(cell.formula ? { formula: 'stored' as const } : {}) };
    addCell(this.#row, cell.column, typed, this.#limits);
  }

  #typed(cell: OpenCell): TypedCell {
    switch (cell.type) {
      case 's': {
        const text = this.#shared[Number(cell.raw)];
        if (text === undefined) throw refuseTable('WORKBOOK_DAMAGED');
        return { kind: 'text', text };
      }
      case 'inlineStr':
        return { kind: 'text', text: this.#inline.end() };
      case 'str':
        return { kind: 'text', text: decodeEscapes(cell.raw) };
      case 'b':
        return { kind: 'boolean', text: isTrue(cell.raw) ? 'TRUE' : 'FALSE' };
      case 'e':
        return { kind: 'error', text: cell.raw };
      case 'd':
        return isoCell(cell.raw);
      default:
        return numberCell(cell.raw, this.#workbook.formats[cell.style] ?? GENERAL, this.#workbook.from1904);
    }
  }
}

const isInside = (range: Merge, row: number, column: number): boolean =>
  row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn;
