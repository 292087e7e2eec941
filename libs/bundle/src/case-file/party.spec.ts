import { printedText, statedBundle, type Stated } from '../testing/printed-bundle';

/** The rows of the cover from the party on. */
function partyOn(subject: string, stated: readonly Stated[]): string {
  const page = printedText(statedBundle(subject, stated));
  return page.slice(page.indexOf('当事人 Party'), page.indexOf('卷内件数'));
}

const found: Stated = { type: 'FindingOpened', stream: 'finding/1', data: { entity: 'E-1' } };
const another: Stated = { type: 'EntityRegistered', stream: 'entity/E-0', data: { name: '另一家' } };
const registered: Stated = { type: 'EntityRegistered', stream: 'entity/E-1', data: { name: '样例甲' } };
const filed: Stated = { type: 'CaseFiled', stream: 'case/1' };
const decided: Stated = { type: 'PenaltyDecided', stream: 'case/1' };
const person: Stated = { ...filed, data: { party: 'person/1' } };

function changed(name: string, on: string): Stated {
  return { type: 'EntityChanged', stream: 'entity/E-1', data: { changes: { name } }, on };
}

describe('the party on the cover of a case file', () => {
  it('is the entity that the findings name', () => {
    expect(partyOn('case/1', [another, registered, found, filed])).toMatch(/^当事人 Party 样例甲 立案日期/);
  });

  it('is a sole trader by the name that the bundle discloses', () => {
    const trader: Stated = { ...registered, data: {}, personal: { name: '样例理发店' } };
    const named: Stated = { ...filed, personal: { partyName: '样例某某' } };
    expect(partyOn('case/1', [trader, found, named])).toMatch(
      /^当事人 Party 样例理发店 当事人姓名 Name of the party 样例某某 /,
    );
    expect(partyOn('entity/E-1', [trader])).toMatch(/^当事人 Party 样例理发店 /);
  });

  it('is a person by the disclosed name, beside the entity that was inspected', () => {
    const personal = { partyName: '样例某某' };
    expect(partyOn('case/1', [registered, found, { ...person, personal }])).toMatch(
      /^当事人 Party 样例某某 检查对象 Entity inspected 样例甲 /,
    );
    const onSpot: Stated = { type: 'OnSpotPenaltyImposed', stream: 'case/1', data: { party: 'CITIZEN' } };
    expect(partyOn('case/1', [{ ...onSpot, personal }])).toMatch(/^当事人 Party 样例某某 /);
  });

  it('is said to be not disclosed where the bundle holds the commitment alone', () => {
    const undisclosed = /^当事人 Party 未公开 not disclosed /;
    const trader: Stated = { ...registered, data: {}, personal: { name: undefined } };
    const named: Stated = { ...filed, personal: { partyName: undefined } };
    expect(partyOn('case/1', [trader, found, named])).toMatch(undisclosed);
    expect(partyOn('entity/E-1', [trader])).toMatch(undisclosed);
    expect(partyOn('case/1', [filed])).toMatch(undisclosed);
  });

  it('is never the organisation where a person answers', () => {
    for (const one of [person, { ...person, personal: { partyName: undefined } }]) {
      expect(partyOn('case/1', [registered, found, one])).toMatch(
        /^当事人 Party 未公开 not disclosed 检查对象 Entity inspected 样例甲 /,
      );
    }
  });

  it('has the name that stood when the penalty was decided, with those before and after', () => {
    const names = [changed('样例乙', '2026-04-01'), decided, changed('样例丙', '2026-05-01')];
    expect(partyOn('case/1', [registered, found, filed, ...names])).toMatch(
      /^当事人 Party 样例乙（处罚决定时登记名称 as registered when the penalty was decided ） 原名称 formerly 样例甲 2026年5月1日变更为 changed to 样例丙 /,
    );
  });

  it('has the name that stood when the case was filed, before anything is decided', () => {
    expect(partyOn('case/1', [registered, found, filed, changed('样例乙', '2026-04-01')])).toMatch(
      /^当事人 Party 样例甲（立案时登记名称 as registered when the case was filed ） 2026年4月1日变更为 changed to 样例乙 /,
    );
  });

  it('has the last name in the file of an entity', () => {
    expect(partyOn('entity/E-1', [registered, changed('样例乙', '2026-04-01')])).toMatch(
      /^当事人 Party 样例乙（最后登记名称 as registered last ） 原名称 formerly 样例甲 /,
    );
  });

  it('needs no word on times where a change left the name as it was', () => {
    const graded: Stated = { type: 'EntityChanged', stream: 'entity/E-1', data: { changes: { grade: 'A' } } };
    expect(partyOn('case/1', [registered, found, filed, graded, changed('样例甲', '2026-04-01')])).toMatch(
      /^当事人 Party 样例甲 立案日期/,
    );
  });
});

describe('the cover of an officer’s file', () => {
  it('names him where the bundle discloses his name', () => {
    const officer: Stated = { type: 'OfficerRegistered', stream: 'officer/O-1' };
    const page = (name: string | undefined): string =>
      printedText(statedBundle('officer/O-1', [{ ...officer, personal: { name } }]));
    expect(page('样例某某')).toContain('执法人员 Officer 样例某某 卷内件数');
    expect(page(undefined)).toContain('执法人员 Officer 未公开 not disclosed 卷内件数');
  });
});
