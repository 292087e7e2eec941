import { isQuicknetSignature, neverBy, TranscriptDesk, verifyTranscript } from '@mingjing/draw';
import { pooledSha256 as sha256 } from '@mingjing/writer';
import { chanceText, entityText, officerText, percent, taskText } from '../draw/why-text';
import { EXIT, unreadable, type ExitCode } from '../failure';
import type { CliIo } from '../io';
import { readTranscriptFile } from '../draw/read-transcript-file';

/** A simulated chance takes a second or two. */
const EFFORT = { hashes: 1_000_000, trials: 1000 };

/**
 * Why an entity, officer or task came out as it did, from transcripts alone; each is verified first.
 * The first is explained; with more of them, the probability of never having been drawn is added.
 */
export function drawWhy(paths: readonly string[], id: string, asJson: boolean, io: CliIo): ExitCode {
  const desks: TranscriptDesk[] = [];
  for (const path of paths) {
    const { desk, line } = openVerified(path);
    if (desk === undefined || !asJson) io.out(line);
    if (desk === undefined) return EXIT.no;
    desks.push(desk);
  }
  const [first] = desks;
  if (first !== undefined) explain(first, id, asJson, io);
  if (desks.length > 1 && !asJson) for (const line of acrossDraws(desks, id)) io.out(line);
  return EXIT.done;
}

/** Without a desk where the transcript does not hold; `line` says why. */
function openVerified(path: string): { readonly desk?: TranscriptDesk; readonly line: string } {
  const file = readTranscriptFile(path);
  const { verdict, lines } = verifyTranscript(file, sha256, isQuicknetSignature);
  const opened = TranscriptDesk.open(file, EFFORT, sha256);
  const holds = verdict === 'OK' || verdict === 'OK (selection only)';
  if (!opened.ok || !holds) return { line: `${path}: ${lines.at(-1) ?? ''}` };
  return { desk: opened.value, line: `${path}: draw ${opened.value.drawId} recomputed, ${verdict}` };
}

function explain(desk: TranscriptDesk, id: string, asJson: boolean, io: CliIo): void {
  const { answer, text } = answerOf(desk, id);
  if (asJson) io.out(JSON.stringify(answer, null, 2));
  else for (const line of text) io.out(line);
}

function answerOf(
  desk: TranscriptDesk,
  id: string,
): { readonly answer: object; readonly text: readonly string[] } {
  const kind = desk.kindOf(id);
  if (kind === 'entity') {
    const answer = desk.entity(id);
    return { answer, text: entityText(answer) };
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

/** The chances of all these draws in whose pool it stood, and of none of them taking it. */
function acrossDraws(desks: readonly TranscriptDesk[], id: string): readonly string[] {
  const fates = desks.map((desk) => ({ draw: desk.drawId, ...fateIn(desk, id) }));
  const never = fates.reduce((product, { passedOver }) => product * passedOver, 1);
  const about = fates.every(({ isExact }) => isExact) ? '' : 'about ';
  return [
    `across ${String(desks.length)} draws:`,
    ...fates.map(({ draw, text }) => `  ${draw}: ${text}`),
    `probability that none of them would have drawn ${id}: ${about}${percent(never)}`,
  ];
}

interface Fate {
  readonly text: string;
  /** The probability of not being drawn. */
  readonly passedOver: number;
  readonly isExact: boolean;
}

function fateIn(desk: TranscriptDesk, id: string): Fate {
  if (desk.kindOf(id) === 'officer') {
    const officer = desk.officer(id);
    if (officer.kind === 'NOT_IN_POOL') return NOT_IN_POOL;
    const text = `${String(officer.places)} places; chance of none: about ${percent(officer.never)}`;
    return { text, passedOver: officer.never, isExact: false };
  }
  const why = desk.entity(id);
  if (why.kind === 'NOT_IN_POOL') return NOT_IN_POOL;
  const text = `${why.outcome === 'DRAWN' ? 'drawn' : 'not drawn'}; ${chanceText(why.chance)}`;
  return { text, passedOver: neverBy([why.chance]), isExact: why.chance.kind === 'EXACT' };
}

const NOT_IN_POOL: Fate = { text: 'not in the pool', passedOver: 1, isExact: true };
