import { isQuicknetSignature, TranscriptDesk, verifyTranscript } from '@mingjing/draw';
import type { Json } from '@mingjing/kernel';
import { pooledSha256 as sha256 } from '@mingjing/writer';
import { acrossDraws, acrossText, type AcrossDraws } from '../draw/across-draws';
import { transcriptsNamed, type NamedTranscript, type TranscriptSource } from '../draw/named-transcript';
import { entityText, officerText, strangerText, taskText } from '../draw/why-text';
import { WITHOUT_THE_LOG } from '../draw/without-the-log';
import { CliFailure, EXIT, unreadable, type ExitCode } from '../failure';
import type { CliIo } from '../io';

/** Random numbers for a simulated chance: a few seconds. */
const NUMBERS = 40_000_000;

export interface DrawWhyCommand extends TranscriptSource {
  readonly json: boolean;
}

/**
 * Why an entity, officer or task came out as it did, from transcripts alone: files, or those of draws that a
 * ledger names; each is verified first. The first is explained; with more of them, the probability of never
 * having been drawn is added.
 */
export async function drawWhy(
  subjects: readonly string[],
  id: string,
  { json: asJson, ...source }: DrawWhyCommand,
  io: CliIo,
): Promise<ExitCode> {
  const desks = openEach(await transcriptsNamed(subjects, source, io), asJson, io);
  const [first] = desks ?? [];
  if (desks === undefined || first === undefined) return EXIT.no;
  if (subjects.length > 1) refuseAcross(id, desks);
  const { answer, text } = answerOf(first, id);
  const across = desks.length > 1 ? acrossDraws(desks, id) : undefined;
  const told = asJson ? [jsonOf(answer, across)] : [...text, ...(across ? acrossText(across, id) : [])];
  for (const line of told) io.out(line);
  return EXIT.done;
}

function jsonOf(answer: object, across: AcrossDraws | undefined): string {
  return JSON.stringify({ ...answer, ...(across && { across }) }, null, 2);
}

/** One desk for each draw; undefined where a transcript does not hold. Throws CliFailure. */
function openEach(
  given: readonly NamedTranscript[],
  asJson: boolean,
  io: CliIo,
): readonly TranscriptDesk[] | undefined {
  const desks: TranscriptDesk[] = [];
  for (const { name, file } of given) {
    const { desk, line } = openVerified(name, file);
    if (desk === undefined || !asJson) io.out(line);
    if (desk === undefined) return undefined;
    const same = desks.find(({ drawId }) => drawId === desk.drawId);
    if (same === undefined) desks.push(desk);
    else counted(desk, same, name, io);
  }
  (asJson ? io.err : io.out)(WITHOUT_THE_LOG);
  return desks;
}

/** Of one draw two files are one draw, as long as they say the same. Throws CliFailure. */
function counted(desk: TranscriptDesk, before: TranscriptDesk, path: string, io: CliIo): void {
  if (!desk.tellsTheSameAs(before)) {
    const reason = `${path}: another draw under the id ${desk.drawId}, which has one pool, one seed and one result. One of the two files was made up: hold both against the log (draw verify FILE --bundle BUNDLE).`;
    throw new CliFailure(reason, EXIT.no);
  }
  io.err(`${path}: the draw ${desk.drawId} once more; it is counted once`);
}

/** Throws CliFailure where draws cannot be asked together. */
function refuseAcross(id: string, desks: readonly TranscriptDesk[]): void {
  const kind = desks.map((desk) => desk.kindOf(id)).find((one) => one !== 'entity');
  if (kind === 'task') throw unreadable(`${id} is a task, which belongs to one draw: leave --also out.`);
  const open = desks.find(({ isPublic }) => isPublic);
  if (kind === 'officer' && open !== undefined) {
    throw unreadable(
      `${id} is an officer, of whom the public transcript of ${open.drawId} does not tell: give the full one.`,
    );
  }
}

/** Without a desk where the transcript does not hold; `line` says why. */
function openVerified(path: string, file: Json): { readonly desk?: TranscriptDesk; readonly line: string } {
  const { verdict, lines } = verifyTranscript(file, sha256, isQuicknetSignature);
  const opened = TranscriptDesk.open(file, NUMBERS, sha256);
  const holds = verdict === 'OK' || verdict === 'OK (selection only)';
  if (!opened.ok || !holds) return { line: `${path}: ${lines.at(-1) ?? ''}` };
  return { desk: opened.value, line: `${path}: draw ${opened.value.drawId} recomputed, ${verdict}` };
}

function answerOf(
  desk: TranscriptDesk,
  id: string,
): { readonly answer: object; readonly text: readonly string[] } {
  const kind = desk.kindOf(id);
  if (kind === 'entity') {
    const answer = desk.entity(id);
    const isStranger = answer.kind === 'NOT_IN_POOL' && !desk.isPublic;
    return { answer, text: isStranger ? strangerText(answer) : entityText(answer) };
  }
  if (desk.isPublic) {
    throw unreadable(`${id} is a task: the public transcript tells of entities only; ask an auditor.`);
  }
  if (kind === 'officer') {
    const answer = desk.officer(id);
    return { answer, text: officerText(answer) };
  }
  const answer = desk.task(id);
  if (answer === undefined) throw unreadable(`The draw ${desk.drawId} has no task ${id}.`);
  return { answer, text: taskText(answer) };
}
