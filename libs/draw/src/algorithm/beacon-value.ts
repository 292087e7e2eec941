import { fromHex, ok, refused, utf8, type Result } from '@mingjing/kernel';

/** The 48-byte signature of a drand round, given as lower-case hex, is the value itself. */
export function drandBeaconValue(signature: string): Result<Uint8Array> {
  const bytes = fromHex(signature, 48);
  if (bytes !== null) return ok(bytes);
  return refused(
    'beacon-not-a-drand-signature',
    'The value of a drand round is its signature: 48 bytes, 96 digits of lower-case hex. Copy it from the round that the plan names.',
    { characters: signature.length },
  );
}

/**
 * The value of a lottery is the UTF-8 text of its two-digit numbers, ascending, joined by ",", then
 * "+" and the special ones: `03,09,14,21,27,33+08`.
 *
 * Takes the numbers in the order in which they were called: `21,03,33,09,27,14+08`. Blanks around
 * the numbers are allowed; everything else is refused (`beacon-not-a-lottery-result`).
 */
export function lotteryBeaconValue(called: string): Result<Uint8Array> {
  const groups = called.split('+').map(ascendingNumbers);
  const [main, special, ...more] = groups;
  if (main && special && more.length === 0) return ok(utf8(`${main}+${special}`));
  return refused(
    'beacon-not-a-lottery-result',
    'A lottery result is its two-digit numbers joined by ",", then "+" and the special ones, none of them twice, as in 03,09,14,21,27,33+08.',
    { called },
  );
}

/** Null unless all are two-digit numbers and none stands twice in its group. */
function ascendingNumbers(group: string): string | null {
  const numbers = group.split(',').map((number) => number.trim());
  const sound = numbers.every((number) => /^[0-9]{2}$/.test(number));
  if (!sound || new Set(numbers).size !== numbers.length) return null;
  return numbers.sort().join(',');
}
