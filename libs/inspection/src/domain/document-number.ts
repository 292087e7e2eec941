import type { Facts } from '@mingjing/kernel';

/** 文号 in its three parts: `高卫公罚〔2026〕12号` → series 高卫公罚, year 2026, number 12. */
export interface DocumentNumber {
  readonly series: string;
  readonly year: string;
  readonly number: number;
}

/** As the document norm (2012) writes it: series ‖ 〔year〕 ‖ 第? ‖ digits ‖ 号. */
const FORM = /^([^〔〕\s]+)〔(\d{4})〕第?(\d{1,9})号$/;

/** Undefined where the text is no document number. */
export function parseDocumentNumber(text: string): DocumentNumber | undefined {
  const [, series, year, digits] = FORM.exec(text) ?? [];
  if (series === undefined || year === undefined || digits === undefined) return undefined;
  return { series, year, number: Number(digits) };
}

export const DOCUMENT_NUMBER_TABLE = 'documentNumber';

/** Key of the fact table; the number is padded so that rows stand in the order of the series. */
export function documentNumberKey({ series, year, number }: DocumentNumber): string {
  return `${series} ${year} ${String(number).padStart(9, '0')}`;
}

/** Numbers issued in a series and year, ascending: what is missing between them is a gap to explain. */
export function documentNumbersOf(facts: Facts, series: string, year: string): readonly number[] {
  const prefix = `${series} ${year} `;
  return facts.list(DOCUMENT_NUMBER_TABLE, prefix).map(({ key }) => Number(key.slice(prefix.length)));
}
