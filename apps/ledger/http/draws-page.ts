import type { JsonObject } from '@mingjing/kernel';

type Row = Readonly<Record<string, unknown>>;

/** What `publicDraws` gives. */
export interface PublicDraws {
  readonly counts: { readonly planned: number; readonly voided: number; readonly abandoned: number };
  readonly draws: readonly (Row & { readonly alerts: readonly Row[] })[];
  readonly plans: readonly (Row & { readonly alerts: readonly Row[] })[];
}

/**
 * The public page of all draws: nothing but what `GET /v1/draws` says, for whoever reads no JSON. Voids and
 * abandoned commitments stand first, and for ever. One file, without a script or anything fetched.
 */
export function drawsPage(size: number, { counts, draws, plans }: PublicDraws): string {
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>随机抽取公示 Draws</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}.alert{color:#a00}dt{float:left;clear:left;width:16rem}</style>
<h1>随机抽取公示 <small>Draws</small></h1>
<dl>${counted('计划抽取 planned', counts.planned)}${counted('作废 voided', counts.voided)}${counted('承诺后弃置 abandoned', counts.abandoned)}</dl>
<table><tr>${headings(['抽取 draw', '计划 plan', '状态 status', '作废原因 voided for', '已抽 ÷ 名录 drawn to date ÷ register', '人员更换 officers left', '预警 alerts'])}</tr>
${draws.map(drawRow).join('\n')}</table>
<h2>年度计划 <small>Plans</small></h2>
<table><tr>${headings(['计划 plan', '年度 year', '预警 alerts'])}</tr>
${plans.map(planRow).join('\n')}</table>
<p>账本长度 size of the ledger: ${String(size)} · <a href="/v1/draws">JSON</a> · <a href="/verify.html">验证 verify</a></p>
</html>
`;
}

function counted(what: string, count: number): string {
  return `<dt>${what}</dt><dd>${String(count)}</dd>`;
}

function headings(names: readonly string[]): string {
  return names.map((name) => `<th>${name}</th>`).join('');
}

function drawRow(draw: PublicDraws['draws'][number]): string {
  const plan = `${text(draw['plan'])} · ${text(draw['no'])} · ${text(draw['kind'])}`;
  const replaces = draw['replaces'] === undefined ? '' : ` ← ${text(draw['replaces'])}`;
  const cells = [
    ...[`${text(draw['id'])}${replaces}`, plan, text(draw['status']), voidedFor(draw)],
    coverage(draw['coverage'] as readonly Row[]),
    ...[departures(draw['departures'] as JsonObject | undefined), alertsIn(draw.alerts)],
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** The documents by their hashes: whoever is handed a copy can tell whether it is the one. */
function voidedFor({ cause, reason, documents = [] }: Row): string {
  const proofs = (documents as readonly Row[]).map(({ sha256 }) => `<div><code>${text(sha256)}</code></div>`);
  return cause === undefined ? '' : `${text(cause)} ${text(reason)}${proofs.join('')}`;
}

/** A yearly share that the draw left behind what is due is an alert. */
function coverage(lines: readonly Row[]): string {
  return lines.map(coverageLine).join('');
}

function coverageLine({ stratum, toDate, due, reached }: Row): string {
  const told = `${text(stratum)} ${(toDate as readonly number[]).map(text).join(' / ')}`;
  return reached === true ? `<div>${told}</div>` : `<div class="alert">${told}，应抽 due ${text(due)}</div>`;
}

function planRow(plan: PublicDraws['plans'][number]): string {
  const cells = [text(plan['plan']), text(plan['year']), alertsIn(plan.alerts)];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
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
  const lines = alerts.map(({ kind, ...rest }) => `${text(kind)} ${text(JSON.stringify(rest))}`);
  return lines.map((line) => `<div class="alert">${line}</div>`).join('');
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Reasons and ids were typed by somebody. */
function text(value: unknown): string {
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return plain.replace(/[&<>"']/g, (one) => ESCAPED[one] ?? one);
}
