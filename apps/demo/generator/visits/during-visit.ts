import { chinaTime, type JsonObject } from '@mingjing/kernel';
import { CHECKLIST } from '../opening/plans';
import { MINUTE } from '../story/moments';
import type { SmallFile } from '../story/small-file';
import type { Act } from '../story/step';
import type { Story } from '../story/story';
import type { Entry } from './entry-time';
import type { Answer, Visit } from './visit';

export interface WrittenVisit {
  /** From the start to the last answer. */
  readonly opening: readonly Act[];
  /** Signature of the record, and the end. */
  readonly closing: readonly Act[];
  readonly files: readonly SmallFile[];
  /** Hashes of the pictures taken. */
  readonly pictures: readonly string[];
}

/** Everything that lead and second write down on the spot, in the order in which it happened. */
export function writeVisit(story: Story, visit: Visit, result: string, entry: Entry): WrittenVisit {
  const { task, start, end } = visit;
  const state = stateIn(story, visit, entry);
  const cosigners = [visit.secondActor];
  const pictures = Array.from({ length: visit.evidence }, (_, i) => story.file('样例照片', task, i + 1));
  const record = story.file('样例现场检查笔录', task);
  const personal = { signer: story.entity(visit.entity).legalRepresentative };
  const begun = { checklist: CHECKLIST, checklistVersion: 1, place: '登记场所' };
  return {
    opening: [
      state('InspectionStarted', start, begun, { cosigners }),
      state('CertificateShown', start + 2 * MINUTE, { officers: [visit.leadActor, visit.secondActor] }),
      ...inside(visit, pictures, state),
    ],
    closing: [
      state(
        'RecordSigned',
        end - 2 * MINUTE,
        { by: 'ENTITY', record: record.reference },
        { cosigners, personal },
      ),
      state('InspectionFinished', end, { result }, { cosigners }),
    ],
    files: [...pictures, record],
    pictures: pictures.map(({ sha256 }) => sha256),
  };
}

type State = (
  type: string,
  moment: number,
  data: JsonObject,
  more?: Partial<Act> & { occasion?: string },
) => Act;

/** In the stream of the task; on a device without a network where the entry says so. */
function stateIn(story: Story, { task, lead, start }: Visit, { offline }: Entry): State {
  const device = { device: `D-${lead}`, seq: Math.floor(start / MINUTE) };
  const captured = offline ? { offline: device } : {};
  return (type, moment, data, more = {}) =>
    story.act(type, `task/${task}`, moment, data, { ...captured, ...more });
}

/** Pictures, answers and samples. */
function inside(visit: Visit, pictures: readonly SmallFile[], state: State): readonly Act[] {
  const { start } = visit;
  return [
    ...pictures.map(({ reference }, i) =>
      state('EvidenceRegistered', start + (5 + 3 * i) * MINUTE, evidence(i, reference, start), {
        occasion: String(i + 1),
      }),
    ),
    ...visit.answers.map((answer, i) =>
      state('ItemAnswered', start + (6 + 2 * i) * MINUTE, answered(answer, pictures), noteOf(answer)),
    ),
    ...Array.from({ length: visit.samples }, (_, i) =>
      state('SampleTaken', start + (8 + 3 * i) * MINUTE, sample(visit, i), { occasion: sampleId(i) }),
    ),
  ];
}

export function sampleId(i: number): string {
  return `S${String(i + 1)}`;
}

function evidence(
  i: number,
  file: { readonly sha256: string; readonly size: number },
  start: number,
): JsonObject {
  return {
    evidence: `P${String(i + 1)}`,
    kind: 'AUDIO_VISUAL',
    file,
    captured: chinaTime(start + (4 + 3 * i) * MINUTE),
    mediaType: 'text/plain',
  };
}

function answered({ item, trace }: Answer, pictures: readonly SmallFile[]): JsonObject {
  if (trace === undefined) return { item: item.code, result: 'PASS' };
  return {
    item: item.code,
    result: 'FAIL',
    violation: trace.violation.code,
    evidence: pictures.slice(0, 1).map(({ sha256 }) => sha256),
  };
}

/** Free text may speak of people, so it is personal. */
function noteOf({ item, trace }: Answer): Partial<Act> & { readonly occasion: string } {
  if (trace === undefined) return { occasion: item.code };
  return { occasion: item.code, personal: { note: `样例备注：${item.name}，现场陈述见笔录` } };
}

function sample(visit: Visit, i: number): JsonObject {
  const items = visit.answers.map(({ item }) => item);
  const item = items.find(({ method }) => method === 'SAMPLING') ?? items[0];
  return { sample: sampleId(i), item: item?.code ?? '', lab: 'G-LAB', standard: 'GB 37488-2019' };
}
