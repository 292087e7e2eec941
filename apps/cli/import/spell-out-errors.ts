import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ERROR_UNNAMED, NOT_COMPUTED, isSpreadsheetError } from './spreadsheet-errors';

/**
 * The same workbook with its errors as text. The library reads them as empty cells, which would say that nobody
 * wrote anything there:
 *
 *   <c r="M3" t="e"><v>#N/A</v></c>   →  <c r="M3" t="str"><v>#N/A</v></c>
 *   <c r="I4"><f>1+1</f></c>          →  <c r="I4" t="str"><v>#NOT-COMPUTED!</v></c>
 *
 * Throws what the library of ZIP files throws where it is none.
 */
export function spellOutErrors(workbook: Uint8Array): Uint8Array {
  const parts = unzipSync(workbook, { filter: ({ name }) => /\.(?:xml|rels)$/.test(name) });
  const spelt = Object.entries(parts).map(([name, part]) => [name, isSheet(part) ? speltOut(part) : part]);
  return zipSync(Object.fromEntries(spelt) as Record<string, Uint8Array>, { level: 0 });
}

/** Where sheets stand is each program's own; the first bytes of each say what it is. */
function isSheet(part: Uint8Array): boolean {
  return /<(?:\w+:)?worksheet\b/.test(strFromU8(part.subarray(0, 2_000)));
}

/** A cell with anything in it; the name of the element may have a prefix. */
const CELL = /<((?:\w+:)?c)(\s[^>]*)(?<!\/)>(.*?)<\/\1>/gs;

function speltOut(sheet: Uint8Array): Uint8Array {
  const xml = strFromU8(sheet);
  return strToU8(
    xml.replace(CELL, (cell: string, tag: string, attributes: string, content: string) => {
      const error = errorOf(typeIn(attributes), content);
      if (error === undefined) return cell;
      const untyped = attributes.replace(TYPE, '');
      return `<${tag}${untyped} t="str">${valueElement(tag, error)}</${tag}>`;
    }),
  );
}

const TYPE = /\st=(?:"(\w*)"|'(\w*)')/;

function typeIn(attributes: string): string | undefined {
  const [, double, single] = TYPE.exec(attributes) ?? [];
  return double ?? single;
}

const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?(?:\/>|>(.*?)<\/)/s;

function errorOf(type: string | undefined, content: string): string | undefined {
  const [element, value = ''] = VALUE.exec(content) ?? [];
  if (type === 'e') return isSpreadsheetError(value) ? value : ERROR_UNNAMED;
  const isFormula = /<(?:\w+:)?f[\s>/]/.test(content);
  // A formula of text may come to an empty one: then its value is there, and empty.
  const isEmptyText = type === 'str' && element !== undefined;
  return isFormula && value === '' && !isEmptyText ? NOT_COMPUTED : undefined;
}

function valueElement(tag: string, value: string): string {
  const prefix = tag.slice(0, -1);
  return `<${prefix}v>${value}</${prefix}v>`;
}
