import type { JsonObject } from '@mingjing/kernel';
import { ALERT, CAUSE, KIND, STATUS, worded } from './draws-page-words';
import { text } from './html-text';

export type Row = Readonly<Record<string, unknown>>;

/** More lines than these are opened by a click: a city's draw has dozens of strata. */
const SHOWN = 3;

export const DRAW_HEADINGS = [
  ...['抽取 draw', '计划 plan', '状态 status', '作废原因 voided for'],
  ...['已抽 ÷ 名录 drawn to date ÷ register', '人员更换 officers left', '预警 alerts', '查验 check'],
];
export const PLAN_HEADINGS = ['计划 plan', '年度 year', '预警 alerts'];

/** One for each heading. */
export function drawCells(draw: Row & { readonly alerts: readonly Row[] }): readonly string[] {
  const plan = `${text(draw['plan'])} · ${text(draw['no'])} · ${text(worded(KIND, draw['kind']))}`;
  const replaces = draw['replaces'] === undefined ? '' : ` ← ${text(draw['replaces'])}`;
  return [
    ...[`${text(draw['id'])}${replaces}`, plan, text(worded(STATUS, draw['status'])), voidedFor(draw)],
    coverage(draw['coverage'] as readonly Row[]),
    ...[departures(draw['departures'] as JsonObject | undefined), alertsIn(draw.alerts), links(draw)],
  ];
}

/** One for each heading. */
export function planCells(plan: Row & { readonly alerts: readonly Row[] }): readonly string[] {
  return [text(plan['plan']), text(plan['year']), alertsIn(plan.alerts)];
}

/** The documents by their hashes: whoever is handed a copy can tell whether it is the one. */
function voidedFor({ cause, reason, documents = [] }: Row): string {
  const proofs = (documents as readonly Row[]).map(({ sha256 }) => `<div><code>${text(sha256)}</code></div>`);
  return cause === undefined ? '' : `${text(worded(CAUSE, cause))} ${text(reason)}${proofs.join('')}`;
}

/** A yearly share that the draw left behind what is due is an alert, and stands open. */
function coverage(lines: readonly Row[]): string {
  const behind = lines.filter(({ reached }) => reached !== true).map(behindLine);
  const reached = lines
    .filter((line) => line['reached'] === true)
    .map((line) => `<div>${toDate(line)}</div>`);
  return `${behind.join('')}${folded(reached)}`;
}

function folded(lines: readonly string[]): string {
  if (lines.length <= SHOWN) return lines.join('');
  return `<details><summary>${String(lines.length)} 层 strata</summary>${lines.join('')}</details>`;
}

function behindLine(line: Row): string {
  return `<div class="alert">${toDate(line)}，应抽 due ${text(line['due'])}</div>`;
}

function toDate({ stratum, toDate: counts }: Row): string {
  return `${text(stratum)} ${(counts as readonly number[]).map(text).join(' / ')}`;
}

/** Whoever leaves for a reason that was recorded after the draw may have left for its outcome. */
function departures(counts: JsonObject | undefined): string {
  if (counts === undefined) return '';
  const { all, recordedAfter, recordedNowhere, share, aboveCap } = counts;
  const [replaced, assigned] = share as readonly number[];
  const told = `${text(all)}，抽取后登记 recorded after the draw ${text(recordedAfter)}，未登记 on the head’s word ${text(recordedNowhere)}，更换 replaced ${text(replaced)}/${text(assigned)}`;
  return aboveCap === 0
    ? told
    : `${told}<div class="alert">超过更换上限 above the cap ${text(aboveCap)}</div>`;
}

function alertsIn(alerts: readonly Row[]): string {
  const lines = alerts.map(
    ({ kind, ...rest }) => `${text(worded(ALERT, kind))} <code>${text(JSON.stringify(rest))}</code>`,
  );
  return lines.map((line) => `<div class="alert">${line}</div>`).join('');
}

/** What anybody may take away, and where it is checked without this server: /verify.html. */
function links({ id, status }: Row): string {
  const name = typeof id === 'string' ? id : '';
  const path = encodeURIComponent(name);
  const isTold = status === 'UNBLINDED' || status === 'PUBLISHED';
  const transcript = download(
    `/v1/draws/${path}/transcript`,
    `${name}.transcript.json`,
    '抽签记录 transcript',
  );
  return [
    `<a href="/v1/draws/${text(path)}">JSON</a>`,
    ...(isTold ? [transcript] : []),
    download(`/v1/bundles/draw/${path}`, `draw-${name}.mingjing-bundle`, '取证材料 bundle'),
  ].join('<br>');
}

function download(path: string, name: string, words: string): string {
  return `<a href="${text(path)}" download="${text(name)}">${words}</a>`;
}
