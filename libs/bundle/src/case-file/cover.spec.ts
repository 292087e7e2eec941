import { printedText, statedBundle, type Stated } from '../testing/printed-bundle';

function coverOf(subject: string, stated: readonly Stated[]): string {
  const page = printedText(statedBundle(subject, stated));
  return page.slice(0, page.indexOf('卷内目录'));
}

const filed: Stated = { type: 'CaseFiled', stream: 'case/1', data: { number: '样卫立〔2026〕1号' } };
const onSpot: Stated = {
  ...{ type: 'OnSpotPenaltyImposed', stream: 'case/2', data: { number: '样卫当罚〔2026〕2号' } },
};

describe('the cover of a case file', () => {
  it('has number and days of its case, by either procedure', () => {
    expect(coverOf('case/1', [filed])).toMatch(
      /案号 Number 样卫立〔2026〕1号 .* 立案日期 Filed 2026年3月24日/,
    );
    expect(coverOf('case/2', [onSpot])).toMatch(
      /决定书文号 Decision 样卫当罚〔2026〕2号 .* 处罚决定日期 Decided 2026年3月24日/,
    );
  });

  it('calls no case its own where the file is of an entity or an officer, which had several', () => {
    for (const subject of ['entity/E-1', 'officer/O-1']) {
      expect(coverOf(subject, [filed, onSpot])).not.toMatch(/案号|决定书文号|立案日期|处罚决定日期/);
    }
  });
});
