import { DRAW_KINDS, VOID_CAUSES } from '@mingjing/draw';
import { drawsPage, type PublicDraws } from './draws-page';
import { CAUSE, KIND } from './draws-page-words';

type Draw = PublicDraws['draws'][number];
const counts = { planned: 1, voided: 0, abandoned: 0 };
const draw: Draw = {
  ...{ id: 'D-1', plan: 'P-1', no: 1, kind: 'KEY', status: 'PUBLISHED' },
  ...{ alerts: [], coverage: [] },
};
const pageOf = (members: object): string =>
  drawsPage(9, { counts, draws: [{ ...draw, ...members }], plans: [] });
const share = (stratum: string, reached: boolean): object => ({ stratum, toDate: [2, 9], due: 4, reached });

describe('the page of all draws', () => {
  it('leads from each draw to what a stranger may take away and check', () => {
    const page = pageOf({});
    expect(page).toContain('<a href="/v1/draws/D-1">JSON</a>');
    expect(page).toContain('<a href="/v1/draws/D-1/transcript" download="D-1.transcript.json">');
    expect(page).toContain('<a href="/v1/bundles/draw/D-1" download="draw-D-1.mingjing-bundle">');
    expect(page).toContain('href="/verify.html"');
    expect(page).toContain('/why/');
  });

  it('leads to no transcript that does not exist yet', () => {
    for (const status of ['PLANNED', 'COUNTERSIGNED', 'VOIDED']) {
      expect(pageOf({ status })).not.toContain('/transcript');
    }
  });

  it('says what it says in Chinese, beside the code that the JSON has', () => {
    expect(pageOf({})).toContain('P-1 · 1 · 重点抽查 KEY</td><td>已公布 PUBLISHED</td>');
    for (const kind of DRAW_KINDS) expect(KIND[kind]).toBeDefined();
    for (const cause of VOID_CAUSES) expect(CAUSE[cause]).toBeDefined();
    const alert = { kind: 'NOT_COUNTERSIGNED', since: '2026-03-09' };
    expect(pageOf({ alerts: [alert] })).toContain('<div class="alert">到期未会签 NOT_COUNTERSIGNED <code>');
  });

  it('folds many strata away, and none that is behind what is due', () => {
    const coverage = ['A', 'B', 'C', 'D', 'E'].map((id) => share(id, id !== 'B'));
    const page = pageOf({ coverage });
    expect(page).toContain(
      '<div class="alert">B 2 / 9，应抽 due 4</div><details><summary>4 层 strata</summary><div>A 2 / 9</div>',
    );
    expect(pageOf({ coverage: coverage.slice(0, 2) })).not.toContain('<details>');
  });

  it('runs nothing that somebody typed', () => {
    const page = pageOf({ id: '"><script>', cause: 'WRONG_INPUT', reason: '<img src=x>' });
    expect(page).not.toMatch(/<script|<img/);
  });
});
