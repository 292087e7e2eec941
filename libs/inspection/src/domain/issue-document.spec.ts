import * as fc from 'fast-check';
import type { Draft } from '@mingjing/kernel/testing';
import { county, file, LEAD, TASK } from '../testing';
import { documentNumberKey, documentNumbersOf, parseDocumentNumber } from './document-number';

const document = (id: string, number: string, data: object = {}): Draft => ({
  type: 'DocumentIssued',
  stream: `document/${id}`,
  actor: LEAD,
  data: { kind: '现场检查笔录', number, template: 'record/3', file, ...data },
});

describe('a document number', () => {
  it('falls into series, year and number', () => {
    expect(parseDocumentNumber('高卫公罚〔2026〕12号')).toEqual({
      series: '高卫公罚',
      year: '2026',
      number: 12,
    });
    expect(parseDocumentNumber('高卫公罚〔2026〕第012号')).toEqual({
      series: '高卫公罚',
      year: '2026',
      number: 12,
    });
  });

  it.each([
    '高卫公罚12号',
    '〔2026〕12号',
    '高卫公罚[2026]12号',
    '高卫公罚〔2026〕号',
    '高 卫〔2026〕1号',
    '甲〔2026〕1号附',
  ])('is not %s', (text) => expect(parseDocumentNumber(text)).toBeUndefined());

  it('stands in its series in the order of its number', () => {
    const number = fc.integer({ min: 0, max: 999_999_999 });
    const key = (n: number) => documentNumberKey({ series: '高卫', year: '2026', number: n });
    fc.assert(
      fc.property(
        number,
        number,
        (a, b) => Math.sign(a - b) === (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0),
      ),
    );
  });
});

describe('a document', () => {
  it('takes a number that no other document has in its series and year', () => {
    const one = county().given(document('1', '高卫公罚〔2026〕12号'));
    expect(one.outcome(document('2', '高卫公罚〔2026〕12号'))).toBe('document-number-used');
    expect(one.outcome(document('2', '高卫公罚〔2026〕第012号'))).toBe('document-number-used');
    expect(one.outcome(document('2', '高卫公罚〔2027〕12号'))).toBe('accepted');
    expect(one.outcome(document('3', '高卫公检〔2026〕12号'))).toBe('accepted');
  });

  it('leaves the gaps of its series to be seen', () => {
    const one = county().given(
      document('1', '高卫〔2026〕10号'),
      document('2', '高卫〔2026〕9号'),
      document('3', '高卫医〔2026〕1号'),
    );
    expect(documentNumbersOf(one.facts(), '高卫', '2026')).toEqual([9, 10]);
  });

  it('is issued once, under an official number', () => {
    const one = county().given(document('1', '高卫公罚〔2026〕12号'));
    expect(one.outcome(document('1', '高卫公罚〔2026〕13号'))).toBe('document-issued');
    expect(one.outcome(document('2', 'No. 13'))).toBe('document-number-form');
  });

  it('names only matters that the ledger holds', () => {
    const one = county();
    expect(one.outcome(document('1', '高卫〔2026〕1号', { order: 'nowhere' }))).toBe(
      'document-matter-unknown',
    );
    expect(one.outcome(document('1', '高卫〔2026〕1号', { task: TASK }))).toBe('accepted');
  });
});
