import type { Rows } from '@mingjing/followers';
import { streamId, type JsonObject, type RecordedEvent } from '@mingjing/kernel';
import { actOf, type Act } from '../musts/act';
import { contradictedMoment, latenessOf } from '../musts/law';
import type { MustRecord } from '../musts/must-record';
import { opened } from '../musts/tell-finding';
import { lawFrom } from './law-rows';
import type { EntityRow, OfficerRow } from './register-rows';
import { read, write } from './rows';
import type { TaskRow } from './task-rows';

const NO_TASK = 'NO_TASK';

/** The event as an act, with its lateness by what is known of entity, task and signers. */
export function actIn(
  rows: Rows,
  event: RecordedEvent,
  around: {
    readonly entity?: string | undefined;
    readonly task?: string | undefined;
    readonly trace?: Act | undefined;
  },
): Act {
  const signers = [event.actor, ...(event.cosigners ?? [])].filter((actor) => actor.startsWith('officer/'));
  const certificates = signers.flatMap((actor) => read<OfficerRow>(rows, actor)?.certificate ?? []);
  const triggers = read<readonly string[]>(rows, `trigger/${around.entity ?? ''}`) ?? [];
  const revealed = read<TaskRow>(rows, `task/${around.task ?? ''}`)?.revealedAt;
  const notBefore = [revealed, around.trace?.at].filter((moment) => moment !== undefined);
  const known = { triggers, certificates, notBefore };
  return actOf(event, latenessOf(event, lawFrom(rows), known), contradictedMoment(event, known));
}

/** A first trace waits, as `trace/<id of the statement>`, for the FindingOpened that follows from it. */
export function keepTrace(rows: Rows, event: RecordedEvent): void {
  const result = event.data['result'];
  if (result !== 'FAIL' && result !== 'NON_COMPLIANT') return;
  const task = streamId(event.stream);
  const entity = read<TaskRow>(rows, `task/${task}`)?.assignment?.entity;
  write(rows, `trace/${event.id}`, actIn(rows, event, { task, entity }));
}

/** FindingOpened, or a ViolationConfirmed that is the trace itself. */
export function openFinding(rows: Rows, event: RecordedEvent): MustRecord {
  const { data } = event;
  const task = text(data, 'task');
  const assignment = read<TaskRow>(rows, `task/${task ?? ''}`)?.assignment;
  const entity = text(data, 'entity') ?? assignment?.entity;
  const pair = assignment?.lead === undefined ? pairOf(event) : [assignment.lead, assignment.second];
  const [lead, second] = pair;
  return opened({
    finding: streamId(event.stream),
    origin: text(data, 'origin') ?? assignment?.origin ?? NO_TASK,
    trace: traceOf(rows, event, { task, entity }),
    ...given({ task, entity, violation: text(data, 'violation'), lead, second }),
    ...given({ ...registered(rows, entity, lead) }),
  });
}

/** Who answers where no task says so: named by the ledger, or those who sign. */
function pairOf(event: RecordedEvent): readonly (string | undefined)[] {
  const { data } = event;
  return event.type === 'FindingOpened' ? [text(data, 'lead'), text(data, 'second')] : signingOfficers(event);
}

function traceOf(rows: Rows, event: RecordedEvent, around: Parameters<typeof actIn>[2]): Act {
  const key = `trace/${text(event.data, 'trace') ?? ''}`;
  const kept = read<Act>(rows, key);
  rows.close(key);
  return kept ?? actIn(rows, event, around);
}

function registered(rows: Rows, entity = '', lead = ''): Readonly<Record<string, string | undefined>> {
  const { category, district } = read<EntityRow>(rows, `entity/${entity}`) ?? {};
  const { org, section } = read<OfficerRow>(rows, `officer/${lead}`) ?? {};
  return { category, district, org, section };
}

function signingOfficers({ actor, cosigners = [] }: RecordedEvent): readonly string[] {
  return [actor, ...cosigners].filter((one) => one.startsWith('officer/')).map((one) => streamId(one));
}

function text(data: JsonObject, member: string): string | undefined {
  return data[member] as string | undefined;
}

/** Members without a value are left out. */
function given(members: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(members).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
