import { rejection, type FactChange, type Policy } from '@mingjing/kernel';

/**
 * Numbers of orders, cases and decisions, by `<series> <year> <number, 9 digits>` → the stream that
 * bears it. Printed documents repeat the number of their act; theirs stand in a table of inspection.
 */
const TABLE = 'actNumber';

/** As the document norm (2012) writes it: `高卫责改〔2026〕12号` = series ‖ 〔year〕 ‖ 第? ‖ digits ‖ 号. */
const FORM = /^([^〔〕\s]+)〔(\d{4})〕第?(\d{1,9})号$/;

/** Undefined where the text is no document number; leading zeros make no other number. */
export function actNumberKey(number: string): string | undefined {
  const [, series, year, digits] = FORM.exec(number) ?? [];
  if (series === undefined || year === undefined || digits === undefined) return undefined;
  return `${series} ${year} ${String(Number(digits)).padStart(9, '0')}`;
}

/** Official numbers are unique per series and year (record.md, values). */
export const theDocumentNumberMustBeFree: Policy<unknown, { readonly number: string }> = (
  _state,
  { data },
  facts,
) => {
  const key = actNumberKey(data.number);
  if (key === undefined) {
    return rejection(
      'document-number-form',
      `"${data.number}" is no document number: write series, 〔year〕 and number, such as 高卫责改〔2026〕12号.`,
      { number: data.number },
    );
  }
  const bearer = facts.get(TABLE, key) as string | undefined;
  return bearer === undefined
    ? undefined
    : rejection('document-number-used', `${data.number} is the number of ${bearer}: take the next.`, {
        number: data.number,
        stream: bearer,
      });
};

export function documentNumberTaken(number: string, stream: string): readonly FactChange[] {
  const key = actNumberKey(number);
  return key === undefined ? [] : [{ table: TABLE, key, value: stream }];
}
