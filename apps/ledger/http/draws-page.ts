import { DRAW_HEADINGS, drawCells, PLAN_HEADINGS, planCells, type Row } from './draws-page-cells';

/** What `publicDraws` gives. */
export interface PublicDraws {
  readonly counts: { readonly planned: number; readonly voided: number; readonly abandoned: number };
  readonly draws: readonly (Row & { readonly alerts: readonly Row[] })[];
  readonly plans: readonly (Row & { readonly alerts: readonly Row[] })[];
}

/** On a narrow screen each row is a card, and its headings stand before the cells. */
const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}
#draws td{min-width:7.6rem}.alert{color:#a00}dt{float:left;clear:left;width:16rem}code{font-size:.8em}
@media(max-width:75rem){th{display:none}table,tbody,tr,td{display:block}tr{border-bottom:2px solid #999;padding:.5rem 0}td{border:0;padding:.1rem 0}td:empty{display:none}
td::before{color:#555;display:block;font-size:.8em}${labels('draws', DRAW_HEADINGS)}${labels('plans', PLAN_HEADINGS)}}`;

/**
 * The public page of all draws: nothing but what `GET /v1/draws` says, for whoever reads no JSON, and the way to
 * what he may check himself. Voids and abandoned commitments stand first, and for ever. One file, without a
 * script or anything fetched.
 */
export function drawsPage(size: number, { counts, draws, plans }: PublicDraws): string {
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>随机抽取公示 Draws</title>
<style>${STYLE}</style>
<h1>随机抽取公示 <small>Draws</small></h1>
<dl>${counted('计划抽取 planned', counts.planned)}${counted('作废 voided', counts.voided)}${counted('承诺后弃置 abandoned', counts.abandoned)}</dl>
${table('draws', DRAW_HEADINGS, draws.map(drawCells))}
<h2>年度计划 <small>Plans</small></h2>
${table('plans', PLAN_HEADINGS, plans.map(planCells))}
<h2>自行查验 <small>Check it yourself</small></h2>
<p>下载一次抽取的抽签记录与取证材料，在 <a href="/verify.html">verify.html</a> 中一并打开，即在本机逐行重算，无须信任本服务器。
Open transcript and bundle of a draw together in verify.html: your own machine draws it again.</p>
<p>某对象为何被抽中或未被抽中 why an entity was drawn, or not: <code>/v1/draws/抽取 DRAW/why/对象编号 ENTITY</code></p>
<p>账本长度 size of the ledger: ${String(size)} · <a href="/v1/draws">JSON</a></p>
</html>
`;
}

function counted(what: string, count: number): string {
  return `<dt>${what}</dt><dd>${String(count)}</dd>`;
}

function table(id: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headings.map((name) => `<th>${name}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<table id="${id}"><tr>${head}</tr>\n${body.join('\n')}</table>`;
}

function labels(id: string, headings: readonly string[]): string {
  return headings
    .map((name, at) => `#${id} td:nth-child(${String(at + 1)})::before{content:"${name}"}`)
    .join('');
}
