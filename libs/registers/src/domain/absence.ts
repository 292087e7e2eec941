import {
  isDay,
  rejection,
  streamId,
  under,
  type Decide,
  type FactChange,
  type Facts,
  type Json,
  type Policy,
  type RecordedEvent,
} from '@mingjing/kernel';
import type { AbsenceRecorded } from '../payloads/officer-events';
import { type AbsenceState, type OfficerRow, TABLE } from './rows';

type AbsencePolicy = Policy<OfficerRow, AbsenceRecorded>;

const theOfficerStandsInTheRegister: AbsencePolicy = (officer, { stream }) =>
  officer === undefined
    ? rejection('officer-unknown', 'No officer stands in the register under this id; register him first.', {
        officer: streamId(stream),
      })
    : undefined;

const theDaysFollowOneAnother: AbsencePolicy = (_officer, { data: { from, to } }) =>
  isDay(from) && isDay(to) && from <= to
    ? undefined
    : rejection(
        'absence-days-wrong',
        `An absence from ${from} to ${to} needs two real days, the last not before the first.`,
        {
          from,
          to,
        },
      );

const onlyWhatIsRecordedIsWithdrawn: AbsencePolicy = (
  _officer,
  { data: { from, withdrawn }, stream },
  facts,
) =>
  withdrawn !== true || facts.get(TABLE.absence, absenceKey(streamId(stream), from)) !== undefined
    ? undefined
    : rejection(
        'absence-unknown',
        `No absence from ${from} is recorded that could be withdrawn: correct the day.`,
        {
          officer: streamId(stream),
          from,
        },
      );

/** Changes no row of the register: whoever is ill for a week need not be filed anew with the bureau. */
export const recordAbsence: Decide<OfficerRow, AbsenceRecorded> = under([
  theOfficerStandsInTheRegister,
  theDaysFollowOneAnother,
  onlyWhatIsRecordedIsWithdrawn,
]);

/** True on the first, the last and every day between of an absence that stands. */
export function isAbsent(facts: Facts, officer: string, day: string): boolean {
  return absenceSince(facts, officer, day) !== undefined;
}

/** Log index of the entry by which the officer is absent on a day, the first of several. */
export function absenceSince(facts: Facts, officer: string, day: string): number | undefined {
  const entries = facts
    .list(TABLE.absence, `${officer} `)
    .map(({ key, value }) => ({ from: key.slice(officer.length + 1), ...(value as unknown as AbsenceState) }))
    .filter(({ from, to }) => from <= day && day <= to)
    .map(({ since }) => since);
  return entries.length === 0 ? undefined : Math.min(...entries);
}

export function absenceRow({ stream, data, index }: RecordedEvent): FactChange {
  const { from, to, withdrawn } = data as unknown as AbsenceRecorded;
  const value: Json = { to, since: index };
  return {
    table: TABLE.absence,
    key: absenceKey(streamId(stream), from),
    value: withdrawn === true ? null : value,
  };
}

function absenceKey(officer: string, from: string): string {
  return `${officer} ${from}`;
}
