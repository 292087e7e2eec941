import { printedText, statedBundle, type Stated } from '../testing/printed-bundle';

const printed = (...given: Parameters<typeof statedBundle>): string => printedText(statedBundle(...given));

describe('the documents of a case file', () => {
  it('tell of a finding that it was dismissed, and why', () => {
    const page = printed('entity/E-1', [
      { type: 'FindingDismissed', stream: 'finding/1', data: { reason: '经复核不构成违法' } },
      { type: 'FindingOpened', stream: 'finding/1' },
    ]);
    expect(page).toMatch(/第 1 件 问题线索登记.*第 2 件 问题线索核查结论（不构成违法）.*经复核不构成违法/);
  });

  it('are those of the draw where the file is of a draw, in the order in which it ran', () => {
    const types = [
      'DrawPublished',
      'DrawExecuted',
      'SeedRevealed',
      'RegisterFrozen',
      'SeedCommitted',
      'DrawPlanned',
    ];
    const stated = types.map((type) => ({ type, stream: 'draw/1' }));
    const page = printed('draw/1', [...stated, { type: 'PlanApproved', stream: 'plan/1' }]);
    expect(page).toContain('卷内件数 Pieces 7');
    expect(page).toMatch(
      /第 1 件 抽查计划 .*抽取方案 .*随机数承诺 .*名录冻结记录 .*随机数公开 .*抽取结果 .*第 7 件 抽取结果公布 /,
    );
  });

  it('hold a type that has no name yet under that of the catalogue', () => {
    const types = ['CourtJudgment', 'CaseClosed'];
    const page = printed(
      'case/1',
      types.map((type) => ({ type, stream: 'case/1' })),
    );
    expect(page).toMatch(/第 1 件 结案报告.*第 2 件 其他材料（CourtJudgment） Other material: CourtJudgment/);
  });

  it('hold the keys and roles of an officer in his own file, and in no other', () => {
    const actors = ['actor/officer/O-1', 'actor/head/H-1'];
    const stated = actors.map((stream) => ({ type: 'RoleAssigned', stream }));
    const own = printed('officer/O-1', stated);
    expect(own).toContain('第 1 件 职责授予');
    expect(own).toContain('本卷收入 1 条目；另有 1 条目见电子原件 officer/O-1');
    expect(printed('case/1', stated)).not.toContain('职责授予');
  });
});

describe('the contents of a case file', () => {
  const filed: Stated = { type: 'CaseFiled', stream: 'case/1' };

  it('count what is left to the electronic original, with the reason', () => {
    const page = printed('case/1', [
      { type: 'LedgerOpened', stream: 'ledger/main' },
      { type: 'KeyEnrolled', stream: 'actor/head/H-1' },
      { type: 'KeyEnrolled', stream: 'actor/deputy/D-1' },
      filed,
    ]);
    expect(page).toContain('本卷收入 1 条目；另有 3 条目见电子原件 case/1');
    expect(page).toContain('签名人的公钥与职责 2 条：只证明签名，签名人列于卷末。');
    expect(page).not.toContain('机构与执法委托');
  });

  it('count the entries that cannot be read', () => {
    const entries = [...statedBundle('case/1', [filed]).entries, { entry: '{', index: 1, path: [] }];
    const page = printed('case/1', [], { entries });
    expect(page).toContain('另有 1 条目见电子原件 case/1');
    expect(page).toContain('无法读取的条目 1 条');
  });

  it('say that the transcript of a draw is not printed', () => {
    const stated = [{ type: 'DrawPublished', stream: 'draw/1' }];
    expect(printed('draw/1', stated, { transcript: {} })).toContain('抽取全过程记录');
    expect(printed('draw/1', stated)).not.toContain('抽取全过程记录');
  });
});
