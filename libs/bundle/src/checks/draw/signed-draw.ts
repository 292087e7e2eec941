import { isJsonObject, type Json, type JsonObject } from '@mingjing/kernel';
import { textIn, type Examined } from '../../examined';

export interface SignedEvent {
  readonly index: number;
  readonly data: JsonObject;
}

/** What the entries of a bundle say of one draw, by the type of the event, in the order of the log. */
export interface SignedDraw {
  readonly of: (type: string) => readonly SignedEvent[];
  /** The draw's own RegisterFrozen, or that of the voided draw that it replaces; absent where neither is here. */
  readonly register?: SignedEvent;
  /** By the decision that a stratum of the plan names, the RatioDecided that made it: none where it is not here. */
  readonly ratios: ReadonlyMap<string, readonly SignedEvent[]>;
  /** None of its sealed rows are here: whoever made the bundle made it of what is public. */
  readonly isOpen: boolean;
  /** The plan names a voided draw, whose register holds (draw.md, order of events 6). */
  readonly isReplacement: boolean;
}

/** One thing that a transcript says, and what the log's signed events say of it. */
export type Claim = readonly [what: string, signed: Json | undefined, claimed: Json | undefined];

/** Readable by role alone (draw.md, order of events). */
const SEALED = ['SeedRevealed', 'DrawExecuted', 'TasksAssignedSealed'];

export function signedDraw(stream: string, entries: Examined['entries']): SignedDraw {
  const of = (type: string): readonly SignedEvent[] => eventsOf(stream, type, entries);
  const register = registerOf(stream, entries);
  const isReplacement = replacedBy(stream, entries) !== undefined;
  const ratios = ratiosNamed(of('DrawPlanned'), entries);
  const isOpen = SEALED.every((type) => of(type).length === 0);
  return { of, isOpen, isReplacement, ratios, ...(register === undefined ? {} : { register }) };
}

function eventsOf(stream: string, type: string, entries: Examined['entries']): readonly SignedEvent[] {
  return ofType(
    type,
    entries.filter(({ entry: { statement } }) => statement.stream === stream),
  );
}

function ofType(type: string, entries: Examined['entries']): readonly SignedEvent[] {
  return entries
    .filter(({ entry: { statement } }) => statement.type === type)
    .map(({ index, entry }) => ({ index, data: entry.statement.data }));
}

/** Wherever a decision stands: its id is used once in a log. */
function ratiosNamed(planned: readonly SignedEvent[], entries: Examined['entries']): SignedDraw['ratios'] {
  const named = planned
    .flatMap(({ data }) => rowsIn(data['strata']))
    .map((stratum) => textIn(member(stratum, 'ratioDecision')))
    .filter((decision) => decision !== '');
  const decided = ofType('RatioDecided', entries);
  return new Map(named.map((id) => [id, decided.filter(({ data }) => data['decision'] === id)]));
}

/** A forged chain may run in a circle: each draw is asked once. */
function registerOf(stream: string, entries: Examined['entries']): SignedEvent | undefined {
  const seen = new Set<string>();
  let at: string | undefined = stream;
  while (at !== undefined && !seen.has(at)) {
    const [register] = eventsOf(at, 'RegisterFrozen', entries);
    if (register !== undefined) return register;
    seen.add(at);
    at = replacedBy(at, entries);
  }
  return undefined;
}

function replacedBy(stream: string, entries: Examined['entries']): string | undefined {
  const replaces = textIn(eventsOf(stream, 'DrawPlanned', entries)[0]?.data['replaces']);
  return replaces === '' ? undefined : `draw/${replaces}`;
}

/** A member of what should be an object, and is not where somebody forged it. */
export function member(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? value[name] : undefined;
}

/** What should be a list, and is not where somebody forged it. */
export function rowsIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
