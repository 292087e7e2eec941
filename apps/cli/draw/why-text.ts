import {
  band95,
  neverAtMost,
  neverBy,
  provesRow,
  type Chance,
  type EntityInPool,
  type EntityNotInPool,
  type OfficerInPool,
  type RegisterProof,
  type Simulated,
  type WhyEntity,
  type WhyOfficer,
  type WhyTask,
} from '@mingjing/draw';
import { sha256 } from '@mingjing/writer';

/** What `draw why` says of an entity, line by line. */
export function entityText(why: WhyEntity): readonly string[] {
  if (why.kind === 'NOT_IN_POOL') return [why.says, ...absence(why)];
  return [proofText(why.inRegister), ...rankText(why), chanceText(why.chance), outcome(why)];
}

/** Of whom a full transcript knows neither an entity nor an officer. */
export function strangerText(why: EntityNotInPool): readonly string[] {
  return [`${why.entity} is neither an entity nor an officer of this draw`, ...absence(why)];
}

function rankText({ ticket, row, rank, population, drawn, cutOff }: EntityInPool): readonly string[] {
  const last =
    cutOff === null
      ? 'nobody was drawn'
      : `the last drawn has ${cutOff.ticket} ÷ weight ${String(cutOff.weight)}`;
  return [
    `ticket: ${ticket} ÷ weight ${String(row.weight)}`,
    `rank: ${String(rank)} of ${String(population)} in stratum ${row.stratum}, smallest first`,
    `cut-off: the first ${String(drawn)}; ${last}`,
  ];
}

function outcome({ outcome: fate, rank, drawn }: EntityInPool): string {
  if (fate === 'DRAWN') return `DRAWN: rank ${String(rank)} is within the first ${String(drawn)}`;
  return `NOT DRAWN: rank ${String(rank)} is behind the first ${String(drawn)}; place ${String(rank - drawn)} of the reserve`;
}

export function officerText(why: WhyOfficer): readonly string[] {
  if (why.kind === 'NOT_IN_POOL') return [`${why.officer} was not in the pool of officers`, ...absence(why)];
  return [proofText(why.inRegister), ...why.tasks.map(taskLine), officerSum(why)];
}

function taskLine(task: OfficerInPool['tasks'][number]): string {
  const { candidate, eligible, chance, simulatedTasks = 0 } = task;
  if (candidate === undefined) return `${task.task}: CONFLICT declared with ${task.entity}`;
  const standing = `ticket ${candidate.ticket.slice(0, 16)}…, rank ${String(candidate.rank)} of ${String(eligible)} eligible`;
  const load = `load ${String(candidate.load)} (band up to ${String(task.bandLimit)})`;
  const odds =
    chance === undefined ? '' : `; ${chanceText(chance)}, ${String(simulatedTasks)} of which had this task`;
  return `${task.task}: ${candidate.place}; ${standing}, ${load}${odds}`;
}

function officerSum({ places, tasks, chance }: OfficerInPool): string {
  const of = `PLACES: ${String(places)} in ${String(tasks.length)} tasks of his fields`;
  if (chance === undefined) return `${of}; ${TOO_LARGE}`;
  return `${of}; of any place at all: ${chanceText(chance)}; of none: ${neverText([chance])}`;
}

const TOO_LARGE = 'the draw is too large for a simulated chance';

export function taskText(why: WhyTask): readonly string[] {
  const { task, entity, field, bandLimit, candidates, barred, simulated } = why;
  const band = bandLimit === null ? 'nobody is eligible' : `loads up to ${String(bandLimit)} go first`;
  const isStaffed = candidates.some(({ place }) => place === 'LEAD');
  const verdict = isStaffed ? 'ASSIGNED' : 'UNASSIGNED: fewer than two, or none who can lead';
  const conflicts = barred.map((officer) => `conflict declared: ${officer}`);
  const lines = candidates.map((one) => candidateLine(one, simulated));
  const there =
    simulated === undefined
      ? TOO_LARGE
      : `chance beforehand, of whole draws: there was such a task in ${shareText(simulated)}`;
  return [
    `task ${task}: entity ${entity}, field ${field}; ${band}`,
    ...[there, ...lines, ...conflicts, verdict],
  ];
}

function candidateLine(one: WhyTask['candidates'][number], simulated: Simulated | undefined): string {
  const standing = `load ${String(one.load)}${one.inBand ? '' : ' (outside the band)'}`;
  const lead = one.canLead ? ', can lead' : '';
  const { drawn: there = 0 } = simulated ?? {};
  const sent = simulated === undefined ? '' : `  sent in ${String(one.sent ?? 0)} of these ${String(there)}`;
  return `${String(one.rank)}. ${one.officer}  ticket ${one.ticket.slice(0, 16)}…  ${standing}${lead}  ${one.place}${sent}`;
}

export function chanceText({ kind, ratio: [num, den], share, simulated }: Chance): string {
  const value = `${String(num)}/${String(den)} = ${percent(den === 0 ? 0 : num / den)}`;
  const trials = simulated === undefined ? '' : shareText(simulated);
  switch (kind) {
    case 'EXACT':
      return `chance beforehand: ${value}`;
    case 'APPROXIMATE':
      return `chance beforehand: ${value} (approximate, n·w ÷ ΣW); simulated: ${trials}; integrated from the rule: ${percent(share)}`;
    case 'SIMULATED':
      return `chance beforehand, simulated: ${trials}`;
    default:
      return unknownKind(kind);
  }
}

/** `212 of 1000 seeds = 21.20 % (18.78 % to 23.84 %)`: Wilson's 95 % band. */
function shareText({ trials, drawn }: Simulated): string {
  const [low, high] = band95(drawn, trials).map(percent);
  const share = percent(trials === 0 ? 0 : drawn / trials);
  return `${String(drawn)} of ${String(trials)} draws = ${share} (${low ?? ''} to ${high ?? ''})`;
}

/** Of passing over in all of them; a simulated chance is no more certain than its band. */
export function neverText(chances: readonly Chance[]): string {
  const never = percent(neverBy(chances));
  if (chances.every(({ kind }) => kind === 'EXACT')) return never;
  return `about ${never}, at most ${percent(neverAtMost(chances))}`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function unknownKind(kind: never): never {
  throw new Error(`No chance is ${String(kind)}`);
}

function proofText(proof: RegisterProof): string {
  const place = `row ${String(proof.index + 1)} of ${String(proof.size)}`;
  const verdict = provesRow(proof, sha256)
    ? 'in the frozen register'
    : 'NOT PROVEN to be in the frozen register';
  return `${verdict}: ${proof.leaf} is ${place}; ${String(proof.path.length)} hashes lead to root ${proof.root}`;
}

function absence({ neighbours }: { readonly neighbours: readonly RegisterProof[] }): readonly string[] {
  return ['the rows of the register beside which it would stand:', ...neighbours.map(proofText)];
}
