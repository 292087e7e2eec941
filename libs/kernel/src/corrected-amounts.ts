import type { FactChange, Facts } from './facts';
import type { JsonObject } from './json';

/** `<id of the statement> <member>` → the amount that its last correction gives, in fen. */
const TABLE = 'correctedAmount';

const AMOUNT = /^data\.(?:.+\.)?(?:fen|[a-z][A-Za-z]*Fen)$/;
const WHOLE = /^(?:0|[1-9]\d{0,15})$/;

/** What corrections say of an amount that a statement gives; undefined where they leave it as it is. */
export type CorrectedAmount = (statement: string, member: string) => number | undefined;

/** Whether a member holds money, by its path: `data.amountFen`, `data.proposal.fineFen`. */
export function isAmount(member: string): boolean {
  return AMOUNT.test(member);
}

/** `300000`, as a correction writes 3,000 yuan; undefined where it is no amount. 0 says that nothing was paid. */
export function amountOf(text: string): number | undefined {
  const fen = WHOLE.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(fen) ? fen : undefined;
}

/** The fact that a correction of an amount leaves: the entry says what it said, and beside it stands this. */
export function correctAmount({ target, member, newValue }: JsonObject): readonly FactChange[] {
  const fen = isAmount(member as string) ? amountOf(newValue as string) : undefined;
  return fen === undefined ? [] : [{ table: TABLE, key: amountKey(target, member), value: fen }];
}

/** As they stand in the facts that a decision is made on. */
export function amountsIn(facts: Facts): CorrectedAmount {
  return (statement, member) => facts.get(TABLE, amountKey(statement, member)) as number | undefined;
}

/** As corrections tell that were read from the log, in its order. */
export function amountsTold(corrections: readonly { readonly data: JsonObject }[]): CorrectedAmount {
  const told = new Map(
    corrections.flatMap(({ data }) => correctAmount(data).map(({ key, value }) => [key, value as number])),
  );
  return (statement, member) => told.get(amountKey(statement, member));
}

function amountKey(statement: unknown, member: unknown): string {
  return `${String(statement)} ${String(member)}`;
}
