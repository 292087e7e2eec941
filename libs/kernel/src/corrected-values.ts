import type { FactChange, Facts } from './facts';
import type { Json, JsonObject } from './json';
import { isDay } from './time';

/** `<id of the statement> <member>` → the amount in fen, or the day, that its last correction gives. */
const TABLE = 'correctedValue';

const AMOUNT = /^data\.(?:.+\.)?(?:fen|[a-z][A-Za-z]*Fen)$/;
const WHOLE = /^(?:0|[1-9]\d{0,15})$/;

/** What corrections say of a member of a statement; undefined where they leave it as it is. */
export interface Corrections {
  amount(statement: string, member: string): number | undefined;
  day(statement: string, member: string): string | undefined;
}

/** Whether a member holds money, by its path: `data.amountFen`, `data.proposal.fineFen`. */
export function isAmount(member: string): boolean {
  return AMOUNT.test(member);
}

/** `300000`, as a correction writes 3,000 yuan; undefined where it is no amount. 0 says that nothing was paid. */
export function amountOf(text: string): number | undefined {
  const fen = WHOLE.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(fen) ? fen : undefined;
}

/** The fact that a correction of an amount or a day leaves: the entry says what it said, and beside it stands this. */
export function correctValue({ target, member, newValue }: JsonObject): readonly FactChange[] {
  const value = valueOf(member as string, newValue as string);
  return value === undefined ? [] : [{ table: TABLE, key: keyOf(target as string, member as string), value }];
}

function valueOf(member: string, newValue: string): Json | undefined {
  return isAmount(member) ? amountOf(newValue) : isDay(newValue) ? newValue : undefined;
}

/** As they stand in the facts that a decision is made on. */
export function correctionsIn(facts: Facts): Corrections {
  return by((key) => facts.get(TABLE, key));
}

/** As they were read from the log, in its order. */
export function correctionsTold(told: readonly { readonly data: JsonObject }[]): Corrections {
  const last = new Map(told.flatMap(({ data }) => correctValue(data).map(({ key, value }) => [key, value])));
  return by((key) => last.get(key) ?? undefined);
}

function by(valueAt: (key: string) => Json | undefined): Corrections {
  return {
    amount: (statement, member) => valueAt(keyOf(statement, member)) as number | undefined,
    day: (statement, member) => valueAt(keyOf(statement, member)) as string | undefined,
  };
}

function keyOf(statement: string, member: string): string {
  return `${statement} ${member}`;
}
