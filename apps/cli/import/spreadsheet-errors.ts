/** What stands in place of a formula that no program has computed; no spreadsheet says this by itself. */
export const NOT_COMPUTED = '#NOT-COMPUTED!';

/** What stands in place of an error whose name nobody knows. */
export const ERROR_UNNAMED = '#ERROR!';

/** `#N/A`, `#REF!`, `#NAME?`; in a CSV file of LibreOffice `Err:502`. */
const ERROR = /^(?:#N\/A|#GETTING_DATA|#[A-Z][A-Z0-9/_-]*[!?]|Err:\d{3})$/;

export function isSpreadsheetError(text: string): boolean {
  return ERROR.test(text);
}

/** Why such a text is nothing that somebody wrote into the cell, and what to do. */
export function spreadsheetErrorIn(text: string): string | undefined {
  if (!isSpreadsheetError(text)) return undefined;
  return text === NOT_COMPUTED
    ? 'The cell holds a formula that was never computed; open the file in the spreadsheet program and save it, or paste the value in place of the formula.'
    : `The cell holds ${text}, an error of the spreadsheet; open the file in the spreadsheet program and mend the formula, or paste the value in its place.`;
}
