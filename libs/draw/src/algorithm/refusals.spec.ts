import { codeOf, sha256 } from '../testing/draws';
import type { DrawInput } from './draw-types';
import { executeDraw } from './execute-draw';
import type { Stratum } from './types';

const stratum = { id: 'S1', field: 'F', mode: 'ratio', ratio: [1, 2], minimum: 0 } as const;
const joint: Stratum = {
  id: 'S2',
  mode: 'census',
  ratio: [1, 1],
  minimum: 0,
  parties: [{ id: 'p', field: 'F' }],
};
const entity = { id: 'E1', stratum: 'S1', weight: 1 };
const officer = { id: 'O1', fields: ['F'], canLead: true, load: 0 };
const reveal = { contributor: 'a', secret: '00'.repeat(32) };
const sound: DrawInput = {
  drawId: 'GQ-2026-1',
  strata: [stratum, joint],
  entities: [entity],
  officers: [officer],
  conflicts: [],
  reveals: [reveal, { ...reveal, contributor: 'b' }],
};

const withStratum = (change: object): Partial<DrawInput> => ({ strata: [{ ...stratum, ...change }, joint] });
const withEntity = (change: object): Partial<DrawInput> => ({ entities: [{ ...entity, ...change }] });
const withOfficer = (change: object): Partial<DrawInput> => ({ officers: [{ ...officer, ...change }] });
const withReveal = (change: object): Partial<DrawInput> => ({
  reveals: [reveal, { ...reveal, contributor: 'b', ...change }],
});
const withParties = (...ids: readonly string[]): Partial<DrawInput> => ({
  strata: [stratum, { ...joint, parties: ids.map((id) => ({ id, field: 'F' })) }],
});

describe('a draw', () => {
  it('is made of sound inputs', () => {
    expect(codeOf(executeDraw(sound, sha256))).toBeNull();
  });

  it.each<readonly [what: string, change: Partial<DrawInput>, code: string]>([
    ['an empty id', { drawId: '' }, 'bad-draw-id'],
    ['an id with a slash', { drawId: 'GQ/2026' }, 'bad-draw-id'],
    ['an id with a blank', { drawId: 'GQ 2026' }, 'bad-draw-id'],
    ['an id with a control character', { drawId: 'GQ\n2026' }, 'bad-draw-id'],
    ['an id that is not NFC', { drawId: 'e\u0301' }, 'bad-draw-id'],
    ['an id of 101 bytes', { drawId: 'x'.repeat(101) }, 'bad-draw-id'],
    ['34 Chinese characters, which are 102 bytes', { drawId: '池'.repeat(34) }, 'bad-draw-id'],
    ['one contributor', { reveals: [reveal] }, 'too-few-contributors'],
    ['a contributor twice', withReveal({ contributor: 'a' }), 'duplicate-contributor'],
    ['a contributor without a name', withReveal({ contributor: '' }), 'bad-id'],
    ['a secret of 31 bytes', withReveal({ secret: '00'.repeat(31) }), 'bad-secret'],
    ['a secret of 33 bytes', withReveal({ secret: '00'.repeat(33) }), 'bad-secret'],
    ['a secret in capitals', withReveal({ secret: 'AA'.repeat(32) }), 'bad-secret'],
    ['a beacon without a value', { beacon: { source: 'drand', value: '' } }, 'bad-beacon'],
    ['a beacon that is not hex', { beacon: { source: 'drand', value: 'xy' } }, 'bad-beacon'],
    ['a stratum twice', { strata: [stratum, { ...stratum, minimum: 1 }] }, 'duplicate-stratum'],
    ['a stratum without an id', withStratum({ id: '' }), 'bad-id'],
    ['an unknown mode', withStratum({ mode: 'lottery' }), 'bad-mode'],
    ['a ratio above one', withStratum({ ratio: [3, 2] }), 'bad-ratio'],
    ['a ratio by zero', withStratum({ ratio: [0, 0] }), 'bad-ratio'],
    ['a negative ratio', withStratum({ ratio: [-1, 2] }), 'bad-ratio'],
    ['a broken ratio', withStratum({ ratio: [0.5, 1] }), 'bad-ratio'],
    ['a ratio by 2^31', withStratum({ ratio: [1, 2 ** 31] }), 'bad-ratio'],
    ['a negative minimum', withStratum({ minimum: -1 }), 'bad-minimum'],
    ['half a minimum', withStratum({ minimum: 0.5 }), 'bad-minimum'],
    ['a field beside parties', withStratum({ parties: [{ id: 'p', field: 'F' }] }), 'field-and-parties'],
    ['a stratum without a field', withStratum({ field: '' }), 'bad-id'],
    ['a joint stratum without parties', withParties(), 'no-parties'],
    ['a party twice', withParties('p', 'q', 'p'), 'duplicate-party'],
    ['a party with a slash', withParties('p/q'), 'bad-id'],
    ['an entity twice', { entities: [entity, entity] }, 'duplicate-entity'],
    ['an entity in two strata', { entities: [entity, { ...entity, stratum: 'S2' }] }, 'entity-in-two-strata'],
    ['an entity in an unknown stratum', withEntity({ stratum: 'S9' }), 'unknown-stratum'],
    ['an entity with half a character', withEntity({ id: '\uD83C' }), 'bad-id'],
    ['weight 0', withEntity({ weight: 0 }), 'bad-weight'],
    ['weight 2^31', withEntity({ weight: 2 ** 31 }), 'bad-weight'],
    ['weight 1.5', withEntity({ weight: 1.5 }), 'bad-weight'],
    [
      'two tasks with one id',
      {
        entities: [
          { ...entity, id: '7/p' },
          { ...entity, id: '7', stratum: 'S2' },
        ],
      },
      'task-id-clash',
    ],
    ['an officer twice', { officers: [officer, officer] }, 'duplicate-officer'],
    ['a field twice', withOfficer({ fields: ['F', 'G', 'F'] }), 'duplicate-field'],
    ['a negative load', withOfficer({ load: -1 }), 'bad-load'],
    ['an officer without an id', withOfficer({ id: '' }), 'bad-id'],
    [
      'a conflict with nobody',
      { conflicts: [{ entity: 'E1', officer: 'O9' }] },
      'conflict-names-unknown-officer',
    ],
    [
      'a conflict about nothing',
      { conflicts: [{ entity: 'E9', officer: 'O1' }] },
      'conflict-names-unknown-entity',
    ],
    [
      'a conflict twice',
      {
        conflicts: [
          { entity: 'E1', officer: 'O1' },
          { entity: 'E1', officer: 'O1' },
        ],
      },
      'duplicate-conflict',
    ],
  ])('refuses %s', (_what, change, code) => {
    expect(codeOf(executeDraw({ ...sound, ...change }, sha256))).toBe(code);
  });

  it('refuses a stratum that names neither field nor parties', () => {
    const { field: _field, ...bare } = stratum;
    const strata = [bare as unknown as Stratum, joint];
    expect(codeOf(executeDraw({ ...sound, strata }, sha256))).toBe('bad-id');
  });
});
