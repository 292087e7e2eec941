import {
  provesRow,
  type Chance,
  type EntityInPool,
  type OfficerInPool,
  type RegisterProof,
  type WhyEntity,
  type WhyOfficer,
  type WhyTask,
} from '@mingjing/draw';
import { sha256 } from '@mingjing/writer';

/** What `draw why` says of an entity, line by line. */
export function entityText(why: WhyEntity): readonly string[] {
  if (why.kind === 'NOT_IN_POOL') return [`${why.entity} was not in the pool of this draw`, ...absence(why)];
  return [proofText(why.inRegister), ...rankText(why), chanceText(why.chance), outcome(why)];
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
  const { candidate, eligible, chance } = task;
  if (candidate === undefined) return `${task.task}: CONFLICT declared with ${task.entity}`;
  const standing = `ticket ${candidate.ticket.slice(0, 16)}…, rank ${String(candidate.rank)} of ${String(eligible)} eligible`;
  const load = `load ${String(candidate.load)} (band up to ${String(task.bandLimit)})`;
  const odds = chance === undefined ? '' : `; ${chanceText(chance)}`;
  return `${task.task}: ${candidate.place}; ${standing}, ${load}${odds}`;
}

function officerSum({ places, tasks, never }: OfficerInPool): string {
  const of = `${String(tasks.length)} tasks of his fields`;
  return `PLACES: ${String(places)} in ${of}; chance of none: about ${percent(never)}`;
}

export function taskText({ task, entity, field, bandLimit, candidates, barred }: WhyTask): readonly string[] {
  const band = bandLimit === null ? 'nobody is eligible' : `loads up to ${String(bandLimit)} go first`;
  const lines = candidates.map((one) => {
    const standing = `load ${String(one.load)}${one.inBand ? '' : ' (outside the band)'}`;
    const lead = one.canLead ? ', can lead' : '';
    return `${String(one.rank)}. ${one.officer}  ticket ${one.ticket.slice(0, 16)}…  ${standing}${lead}  ${one.place}`;
  });
  const isStaffed = candidates.some(({ place }) => place === 'LEAD');
  const verdict = isStaffed ? 'ASSIGNED' : 'UNASSIGNED: fewer than two, or none who can lead';
  const conflicts = barred.map((officer) => `conflict declared: ${officer}`);
  return [`task ${task}: entity ${entity}, field ${field}; ${band}`, ...lines, ...conflicts, verdict];
}

export function chanceText({ kind, ratio: [num, den], simulated }: Chance): string {
  const value = `${String(num)}/${String(den)} = ${percent(den === 0 ? 0 : num / den)}`;
  if (kind === 'EXACT') return `chance beforehand: ${value}`;
  const trials = simulated?.trials ?? 0;
  if (simulated === undefined || trials === 0) return `chance beforehand: ${value} (approximate)`;
  const share = percent(simulated.drawn / trials);
  return `chance beforehand: ${value} (approximate); simulated over ${String(trials)} seeds: ${share}`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function proofText(proof: RegisterProof): string {
  const place = `row ${String(proof.index + 1)} of ${String(proof.size)}`;
  const verdict = provesRow(proof, sha256)
    ? 'in the frozen register'
    : 'NOT PROVEN to be in the frozen register';
  return `${verdict}: ${proof.leaf} is ${place}; ${String(proof.path.length)} hashes lead to root ${proof.root}`;
}

function absence({ neighbours }: { readonly neighbours: readonly RegisterProof[] }): readonly string[] {
  return ['the rows beside which it would stand:', ...neighbours.map(proofText)];
}
