import {
  isDay,
  rejection,
  streamId,
  under,
  type Decide,
  type FactChange,
  type Facts,
  type Policy,
  type RecordedEvent,
} from '@mingjing/kernel';
import type { AbsenceRecorded } from '../payloads/officer-events';
import { type OfficerRow, TABLE } from './rows';

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
    : rejection('absence-unknown', `No absence from ${from} is recorded that could be withdrawn.`, {
        officer: streamId(stream),
        from,
      });

/** Changes no row of the register: whoever is ill for a week need not be filed anew with the bureau. */
export const recordAbsence: Decide<OfficerRow, AbsenceRecorded> = under([
  theOfficerStandsInTheRegister,
  theDaysFollowOneAnother,
  onlyWhatIsRecordedIsWithdrawn,
]);

/** True on the first, the last and every day between of an absence that stands. */
export function isAbsent(facts: Facts, officer: string, day: string): boolean {
  return facts
    .list(TABLE.absence, `${officer} `)
    .some(({ key, value }) => key.slice(officer.length + 1) <= day && day <= (value as string));
}

export function absenceRow({ stream, data }: RecordedEvent): FactChange {
  const { from, to, withdrawn } = data as unknown as AbsenceRecorded;
  return {
    table: TABLE.absence,
    key: absenceKey(streamId(stream), from),
    value: withdrawn === true ? null : to,
  };
}

function absenceKey(officer: string, from: string): string {
  return `${officer} ${from}`;
}
