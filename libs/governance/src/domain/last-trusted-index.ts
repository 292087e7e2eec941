import { rejection, type Facts, type Rejection } from '@mingjing/kernel';

interface Trusting {
  readonly data: { readonly lastTrustedIndex?: number | undefined };
}

/** Whoever takes trust from a key says up to which entry it was trusted: one that stands. */
export function theLastTrustedIndexIsInTheLog(
  _state: unknown,
  { data: { lastTrustedIndex } }: Trusting,
  { index: size }: Facts,
): Rejection | undefined {
  if (lastTrustedIndex === undefined || lastTrustedIndex < size) return undefined;
  const reason = `The log has no entry ${String(lastTrustedIndex)} yet: name one of its entries.`;
  return rejection('last-trusted-index-ahead', reason, { lastTrustedIndex, size });
}
