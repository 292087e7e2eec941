import { Scenario } from '@mingjing/kernel/testing';
import { registersContext } from '../application/registers-context';
import { anEntity } from '../testing';
import { entitiesInEffect, entityOf, mayBeDrawn } from './in-effect';

const house = () => new Scenario([registersContext]);

const change = (id: string, changes?: object, personal?: Readonly<Record<string, string>>) => ({
  type: 'EntityChanged',
  stream: `entity/${id}`,
  data: { ...(changes === undefined ? {} : { changes }), reason: '年度更新' },
  ...(personal === undefined ? {} : { personal }),
});

const exclude = (id: string) => ({
  type: 'EntityExcluded',
  stream: `entity/${id}`,
  data: { basis: { document: '公共场所卫生管理条例', article: '2' }, reason: '不属于监督范围' },
});

describe('an entity', () => {
  it('stands in the register with all that a draw needs', () => {
    const now = house().given(anEntity('E-1', { name: '样例宾馆', credit: 'D', tags: ['投诉较多'] }));
    expect(entityOf(now.facts(), 'E-1')).toEqual({
      id: 'E-1',
      kind: 'ORGANISATION',
      category: 'PP',
      subtypes: ['PP-HOTEL'],
      district: 'gaoqing',
      grade: 'B',
      licensor: 'gaoqing-health',
      level: 'COUNTY',
      weight: 1,
      credit: 'D',
      tags: ['投诉较多'],
      status: 'ACTIVE',
      since: 0,
    });
  });

  it('is registered once under its id', () => {
    expect(house().given(anEntity('E-1')).outcome(anEntity('E-1'))).toBe('entity-exists');
  });

  it.each(['E/1', 'E'.repeat(65), '检'.repeat(22)])(
    'is refused under the id %s, which a task id could not hold',
    (id) => {
      expect(house().outcome(anEntity(id))).toBe('entity-id-malformed');
    },
  );

  it('keeps what a change does not name', () => {
    const now = house().given(anEntity('E-1'), change('E-1', { grade: 'D', weight: 3, name: '新名' }));
    expect(entityOf(now.facts(), 'E-1')).toMatchObject({ grade: 'D', weight: 3, category: 'PP', since: 1 });
    expect(entityOf(now.facts(), 'E-1')).not.toHaveProperty('name');
  });

  it('cannot be changed before it is registered, nor by a statement that changes nothing', () => {
    expect(house().outcome(change('E-1', { grade: 'A' }))).toBe('entity-unknown');
    expect(house().given(anEntity('E-1')).outcome(change('E-1'))).toBe('nothing-changed');
    expect(house().given(anEntity('E-1')).outcome(change('E-1', {}))).toBe('nothing-changed');
  });

  it('may change in its personal fields alone', () => {
    expect(
      house()
        .given(anEntity('E-1'))
        .outcome(change('E-1', undefined, { phone: '0'.repeat(64) })),
    ).toBe('accepted');
  });

  it.each([
    [
      { licence: { number: 'L-1', kind: '卫生许可证', issued: '2026-02-30', mode: 'ORDINARY' } },
      'day-not-real',
    ],
    [
      {
        licence: {
          number: 'L-1',
          kind: '卫生许可证',
          issued: '2026-02-01',
          validTo: '2026-01-31',
          mode: 'ORDINARY',
        },
      },
      'period-reversed',
    ],
  ])('is refused with a licence of impossible days', (members, code) => {
    expect(house().outcome(anEntity('E-1', members))).toBe(code);
    expect(house().given(anEntity('E-1')).outcome(change('E-1', members))).toBe(code);
  });
});

describe("a sole trader's name and credit code", () => {
  const trader = { kind: 'SOLE_TRADER' };

  it('never stand in an entry', () => {
    expect(house().outcome(anEntity('E-1', { ...trader, name: '样例理发店' }))).toBe('name-is-personal');
    expect(house().outcome(anEntity('E-1', { ...trader, creditCode: '92370322MA00000000' }))).toBe(
      'credit-code-is-personal',
    );
  });

  it('never stand in a later change either, also where the change makes it one', () => {
    const trading = house().given(anEntity('E-1', trader));
    expect(trading.outcome(change('E-1', { name: '样例理发店' }))).toBe('name-is-personal');
    const organisation = house().given(anEntity('E-2'));
    expect(organisation.outcome(change('E-2', { ...trader, name: '样例理发店' }))).toBe('name-is-personal');
  });

  it('are public matters once it has become an organisation', () => {
    const now = house().given(anEntity('E-1', trader));
    expect(now.outcome(change('E-1', { kind: 'ORGANISATION', name: '样例美发有限公司' }))).toBe('accepted');
  });

  it('travel as commitments', () => {
    const committed = { ...anEntity('E-1', trader), personal: { name: '0'.repeat(64) } };
    expect(house().outcome(committed)).toBe('accepted');
  });
});

describe('what may be drawn', () => {
  it.each([
    ['an active entity', {}, undefined, true],
    ['a closed entity', {}, { status: 'CLOSED' }, false],
    ['a suspended entity', {}, { status: 'SUSPENDED' }, false],
    ['an unlicensed place, which is found and not drawn', { category: 'UN', subtypes: [] }, undefined, false],
  ])('%s', (_what, members, changes, drawable) => {
    const now = house().given(anEntity('E-1', members));
    if (changes !== undefined) now.given(change('E-1', changes));
    expect(entitiesInEffect(now.facts()).map(mayBeDrawn)).toEqual([drawable]);
  });

  it('is nothing that the law keeps out of inspection, and its basis is kept', () => {
    const now = house().given(anEntity('E-1'), exclude('E-1'));
    const entity = entityOf(now.facts(), 'E-1');
    expect(entity?.excluded).toEqual({ document: '公共场所卫生管理条例', article: '2' });
    expect(entitiesInEffect(now.facts()).map(mayBeDrawn)).toEqual([false]);
    expect(now.outcome(exclude('E-1'))).toBe('entity-excluded-already');
    expect(now.outcome(exclude('E-9'))).toBe('entity-unknown');
  });
});
