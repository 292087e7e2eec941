/**
 * Sizes and indexes are whole numbers from 0 to 2^53 − 1. Arithmetic on them never uses bit
 * operators, which in JavaScript cut a number to 32 bits.
 */
export function isLogSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Programming errors, never verdicts: a proof that a stranger sent is judged by the verifiers instead. */
export function demandLogSize(value: number, what: string): void {
  if (!isLogSize(value))
    throw new RangeError(`${what} ${String(value)} is not a whole number from 0 to 2^53 − 1`);
}

/**
 * ASCII decimal as C2SP writes it: no sign, no leading zero, `0` for zero. Null for any other text
 * and for numbers over 2^53 − 1, so that one number has one text.
 */
export function parseDecimal(text: string): number | null {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}
