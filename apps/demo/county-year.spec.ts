import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { registry } from '../ledger/composition/constitution';
import { STORY_JUDGED } from './generator/story/end';
import { playInMemory, type PlayedCounty } from './testing/county-in-memory';
import { mustsOf } from './testing/musts-in-memory';

const SMALL = { entities: 100 };
const PATIENCE = 120_000;

const rowName = (row: { finding: string; must: string; order?: string }): string =>
  `${row.finding} ${row.must} ${row.must === 'M2' ? (row.order ?? '') : ''}`;

describe('a county’s year', () => {
  let county: PlayedCounty;

  beforeAll(async () => {
    county = await playInMemory('a small county', SMALL);
  }, PATIENCE);

  const ofType = (type: string) => county.ledger.events.filter((event) => event.type === type);

  it('is played through every station without a single refusal', () => {
    const stations = [
      'DrawPublished',
      'InspectionFinished',
      'RecheckPerformed',
      'PenaltyDecided',
      'Published',
    ];
    for (const type of stations) expect(ofType(type).length).toBeGreaterThan(0);
    expect(county.tally.statements).toBeGreaterThan(3_000);
  });

  it('is judged by the ledger as it really happened, row by row', () => {
    const truth = new Map(county.story.truth.rows().map((row) => [rowName(row), row.state]));
    const judged = mustsOf(registry, county.ledger.events, STORY_JUDGED);
    const told = [...judged].flatMap(([finding, rows]) =>
      rows.map(({ must, order, state }): [string, string] => [
        rowName({ finding, must, ...(order === undefined ? {} : { order }) }),
        state,
      ]),
    );
    expect(told.length).toBeGreaterThan(50);
    expect(new Map(told)).toEqual(truth);
  });

  it('writes no planted name, number or address into any entry', () => {
    const log = county.ledger.events.map((event) => JSON.stringify(event)).join('\n');
    const planted = [...county.story.truth.planted];
    expect(planted.length).toBeGreaterThan(400);
    expect(planted.filter((value) => log.includes(value))).toEqual([]);
  });

  it('replaces four to nine of a hundred drawn places, by the draw and by nobody’s choice', () => {
    const { counts } = county.story.truth;
    const share = (counts['replaced'] ?? 0) / (counts['places'] ?? 1);
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThanOrEqual(0.09);
    expect(ofType('OfficerReplaced')).toHaveLength(counts['replaced'] ?? 0);
  });

  it('draws every census trade once in the year', () => {
    const drawn = ofType('AssignmentRevealed').map(({ data }) => data['entity']);
    const pools = county.story.county.entities.filter(({ subtype }) => subtype === 'PP-SWIM');
    for (const { id } of pools) expect(drawn).toContain(id);
  });

  it.each([
    ['D1', { M1: 'MET', M2: 'MET', M3: 'MET' }],
    ['D5', { M1: 'MET', M2: 'MET', M3: 'MET' }],
    ['D8', { M1: 'MET', M2: 'MET', M3: 'WAIVED_WITH_BASIS' }],
  ])('tells the story %s as it is meant', (label, states) => {
    const told = county.story.truth.labelled(label);
    const findings = county.story.truth.all().filter(({ task }) => told?.tasks.includes(task));
    expect(findings).toHaveLength(label === 'D5' ? 3 : 1);
    for (const { finding } of findings) {
      const rows = county.story.truth.rows().filter((row) => row.finding === finding);
      expect(Object.fromEntries(rows.map(({ must, state }) => [must, state]))).toEqual(states);
    }
  });

  it(
    'is the same year again from the same seed',
    async () => {
      const digest = ({ ledger }: PlayedCounty): string =>
        createHash('sha256').update(JSON.stringify(ledger.events)).digest('hex');
      expect(digest(await playInMemory('a small county', SMALL))).toBe(digest(county));
    },
    PATIENCE,
  );
});
