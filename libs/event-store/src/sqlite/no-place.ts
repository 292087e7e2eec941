import { NoPlaceToWrite, StoreUnavailable } from '../store-errors';
import { messageOf, resultCode } from './result-code';

interface Refusing {
  /** SQLite's primary result code. */
  readonly code: number;
  /** The same in words: the driver's `all` and `iterate` give no number. */
  readonly words: string;
  readonly what: string;
  readonly advice: string;
}

const RIGHTS =
  'Run this as a user who may read and write the file and its folder, or copy the folder to where he may.';

/** Nothing is wrong with a file of which SQLite says this: it is the place that takes none, or no more of it. */
const REFUSING: readonly Refusing[] = [
  { code: 8, words: 'attempt to write a readonly database', what: 'cannot be written', advice: RIGHTS },
  {
    code: 13,
    words: 'database or disk is full',
    what: 'cannot be written',
    advice: 'Make room on the disk, then do the same again; what was recorded before stands.',
  },
  {
    code: 14,
    words: 'unable to open database file',
    what: 'cannot be opened',
    advice: `Look whether its folder is there. ${RIGHTS}`,
  },
];

function refusing(error: unknown): Refusing | undefined {
  // It has been said already.
  if (error instanceof StoreUnavailable) return undefined;
  const code = resultCode(error);
  const message = messageOf(error);
  return REFUSING.find((one) => one.code === code || message.includes(one.words));
}

/** What keeps the place from taking a file and what to do about it; undefined where the error says something else. */
export function noPlaceToWrite(error: unknown, file: string): NoPlaceToWrite | undefined {
  const found = refusing(error);
  if (found === undefined) return undefined;
  const { what, words, advice } = found;
  return new NoPlaceToWrite(`${file} ${what} (${words}). ${advice}`, { cause: error });
}

/** Why a write took nothing, as a sentence's end, and what to do about it. */
export function whyNothingWasTaken(error: unknown): string {
  const found = refusing(error);
  return found === undefined ? '.' : ` (${found.words}). ${found.advice}`;
}
