import { neverAtMost, neverBy, type Chance, type TranscriptDesk } from '@mingjing/draw';
import { chanceText, neverText } from './why-text';

/** What became of an entity or officer in one of several draws; without a chance where it did not stand in the pool. */
interface FateLine {
  readonly draw: string;
  readonly inPool: boolean;
  /** An entity: drawn; an officer: given a place. */
  readonly drawn: boolean;
  readonly chance?: Chance;
}

/** `never` is absent where a draw is too large to be simulated, and where none of them had it in its pool. */
export interface AcrossDraws {
  readonly draws: readonly FateLine[];
  readonly never?: number;
  readonly neverAtMost?: number;
}

/** The chances of all these draws in whose pool it stood, and of none of them taking it. */
export function acrossDraws(desks: readonly TranscriptDesk[], id: string): AcrossDraws {
  const draws = desks.map((desk) => fateIn(desk, id));
  const chances = knownChances(draws);
  if (chances === undefined || chances.length === 0) return { draws };
  return { draws, never: neverBy(chances), neverAtMost: neverAtMost(chances) };
}

export function acrossText({ draws }: AcrossDraws, id: string): readonly string[] {
  return [
    `across ${String(draws.length)} draws:`,
    ...draws.map((line) => `  ${line.draw}: ${fateText(line)}`),
    neverLine(knownChances(draws), id),
  ];
}

function neverLine(chances: readonly Chance[] | undefined, id: string): string {
  if (chances?.length === 0) return `none of these draws had ${id} in its pool: no chance is told`;
  const never =
    chances === undefined ? 'unknown: a draw is too large for a simulated chance' : neverText(chances);
  return `probability that none of them would have drawn ${id}: ${never}`;
}

function fateText({ inPool, drawn, chance }: FateLine): string {
  if (!inPool) return 'not in the pool: no chance';
  return `${drawn ? 'drawn' : 'not drawn'}; ${chance === undefined ? 'chance unknown' : chanceText(chance)}`;
}

/** Undefined where the chance of a draw in whose pool it stood is not known. */
function knownChances(draws: readonly FateLine[]): readonly Chance[] | undefined {
  const inPool = draws.filter((line) => line.inPool);
  const chances = inPool.map(({ chance }) => chance).filter((chance) => chance !== undefined);
  return chances.length === inPool.length ? chances : undefined;
}

function fateIn(desk: TranscriptDesk, id: string): FateLine {
  const draw = desk.drawId;
  const why = desk.kindOf(id) === 'officer' ? desk.officer(id) : desk.entity(id);
  if (why.kind === 'NOT_IN_POOL') return { draw, inPool: false, drawn: false };
  const drawn = 'places' in why ? why.places > 0 : why.outcome === 'DRAWN';
  return { draw, inPool: true, drawn, ...(why.chance === undefined ? {} : { chance: why.chance }) };
}
