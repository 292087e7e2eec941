import { CASE_MEMBERS } from './labels/case-members';
import { CASE_VALUES } from './labels/case-values';
import { DRAW_MEMBERS } from './labels/draw-members';
import { DRAW_VALUES } from './labels/draw-values';
import { LEDGER_MEMBERS } from './labels/ledger-members';
import { LEDGER_VALUES } from './labels/ledger-values';
import { REGISTER_MEMBERS } from './labels/register-members';
import { REGISTER_VALUES } from './labels/register-values';

/** Where a member means something else within another, it stands behind that one and a dot. */
const MEMBERS: Readonly<Record<string, string>> = {
  ...CASE_MEMBERS,
  ...REGISTER_MEMBERS,
  ...DRAW_MEMBERS,
  ...LEDGER_MEMBERS,
};

/** A word that means one thing wherever it stands, or behind its member and a dot. */
const VALUES: Readonly<Record<string, string>> = {
  ...CASE_VALUES,
  ...REGISTER_VALUES,
  ...DRAW_VALUES,
  ...LEDGER_VALUES,
};

/** A member as a clerk reads it; whatever is not named stands under its own name. */
export function labelOf(member: string, within = ''): string {
  const zh = MEMBERS[`${within}.${member}`] ?? MEMBERS[member];
  return zh === undefined ? member : `${zh} ${member}`;
}

/** Members in the order in which a clerk reads them; those without a name come last, as they stand. */
export function inReadingOrder(members: readonly string[]): readonly string[] {
  const place = (member: string): number => PLACES.get(member) ?? PLACES.size;
  return [...members].sort((a, b) => place(a) - place(b));
}

const PLACES: ReadonlyMap<string, number> = new Map(Object.keys(MEMBERS).map((member, i) => [member, i]));

/** The value as it was signed stands beside its Chinese reading, so that nothing is only translated. */
export function readingOf(value: string, member: string): string {
  const zh = VALUES[`${member}.${value}`] ?? VALUES[value];
  return zh === undefined ? value : `${zh}（${value}）`;
}
