import { ACTOR_NAME } from '@mingjing/kernel';
import { said, unrounded, unsaid, type CellReader } from './cells';
import { nameOf } from './hidden-characters';

/** Id of what stands elsewhere, or a code that somebody else gave: what may stand after "/" in a stream. */
export const id: CellReader<string> = unrounded((cell) =>
  /^[^\s/\p{Cc}]{1,64}$/u.test(cell) && cell === cell.normalize('NFC')
    ? said(cell)
    : unsaid(`"${cell}" is no id: up to 64 characters without spaces and "/".`),
);

/** Latin letters, Chinese characters, punctuation and what a plain keyboard has: the rest has doubles among these. */
const STRANGE = /[^\p{Script=Latin}\p{Script=Han}\p{P}!-~]/u;

/**
 * Id that a row gives to an entity. Under ids that nobody can tell apart one entity could stand in the register many
 * times, and its size decides how many are drawn.
 */
export const ownId: CellReader<string> = (cell) => {
  const plain = plainForm(cell);
  const reading = id(plain);
  if (!reading.ok) return id(cell).ok ? unsaid(`"${cell}" is no id: ${reading.reason}`) : id(cell);
  const [strange] = STRANGE.exec(plain) ?? [];
  if (strange !== undefined) return unsaid(strangeIn(cell, strange));
  return plain === cell
    ? reading
    : unsaid(`"${cell}" looks like another id and is not the same; write ${plain}.`);
};

/** The same for all ids that look alike: full width becomes plain (NFKC), and every dash a hyphen. */
export function plainForm(cell: string): string {
  return cell.normalize('NFKC').replaceAll(/[\p{Pd}\u2212]/gu, '-');
}

function strangeIn(cell: string, character: string): string {
  return `"${cell}" holds ${nameOf(character)}, which looks like another character or like none; write ids in Latin letters, Chinese characters, digits and signs of the keyboard.`;
}

/** An officer signs with his id: record.md, actor. */
export const officerId: CellReader<string> = unrounded((cell) =>
  ACTOR_NAME.test(cell)
    ? said(cell)
    : unsaid(`"${cell}" is no id of an officer: only letters, digits, ".", "_" and "-".`),
);
