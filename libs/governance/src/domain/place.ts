import { isDay, rejection, type Policy } from '@mingjing/kernel';

/** An event about a thing stands in the stream of that thing, or two histories of it could grow. */
export function standsIn<D>(stream: (data: D) => string): Policy<unknown, D> {
  return (_state, statement) => {
    const right = stream(statement.data);
    if (statement.stream === right) return undefined;
    return rejection('stream-mismatch', `This ${statement.type} belongs in the stream "${right}".`, {
      stream: statement.stream,
      expected: right,
    });
  };
}

/** Days of the calendar, and a last day not before the first. */
export function validityIsRight<D>(
  validity: (data: D) => { readonly from: string; readonly to?: string | undefined },
): Policy<unknown, D> {
  return (_state, statement) => {
    const { from, to } = validity(statement.data);
    const unreal = [from, to].find((day) => day !== undefined && !isDay(day));
    if (unreal !== undefined) {
      return rejection('day-not-real', `"${unreal}" is no day of the calendar: correct it.`, { day: unreal });
    }
    if (to === undefined || from <= to) return undefined;
    return rejection(
      'validity-reversed',
      `The last day ${to} lies before the first day ${from}: correct one of them.`,
      {
        from,
        to,
      },
    );
  };
}

/** Whether two spans of days share a day; without an end they stay open. */
export function overlap(
  a: { readonly from: string; readonly to?: string | undefined },
  b: { readonly from: string; readonly to?: string | undefined },
): boolean {
  return (a.to === undefined || b.from <= a.to) && (b.to === undefined || a.from <= b.to);
}
