import type { Json, JsonObject } from '@mingjing/kernel';
import { html, type Html } from './html';
import { inReadingOrder, labelOf, readingOf } from './labels';

/** Whatever an event holds, as rows of a table; nothing is left out. */
export function fieldsOf(data: JsonObject, within?: string): readonly Html[] {
  return inReadingOrder(Object.keys(data)).map((member) => {
    const value = shown(data[member] ?? null, member);
    return html`<tr>
      <th scope="row">${labelOf(member, within)}</th>
      <td>${value}</td>
    </tr>`;
  });
}

function shown(value: Json, member: string): Html {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((one) => html`<li>${shown(one, member)}</li>`);
    return html`<ol class="list">
      ${items}
    </ol>`;
  }
  if (typeof value === 'object' && value !== null) {
    return html`<table class="inner">
      ${fieldsOf(value as JsonObject, member)}
    </table>`;
  }
  return html`${scalar(value, member)}`;
}

function scalar(value: Json, member: string): string {
  if (typeof value === 'number' && member.endsWith('Fen')) return yuan(value);
  return readingOf(typeof value === 'string' ? value : JSON.stringify(value), member);
}

/** 200000 → 2,000.00 元 */
function yuan(fen: number): string {
  const [whole = '', cents = ''] = (Math.abs(fen) / 100).toFixed(2).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${grouped}.${cents} 元`;
}

/** `2026-03-24T09:00:00.000+08:00` → 2026年3月24日 09:00 */
export function momentOf(time: string): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(time) ?? [];
  if (clock === undefined) return time;
  return `${String(year)}年${String(Number(month))}月${String(Number(day))}日 ${clock}`;
}

export function dayOf(time: string): string {
  return momentOf(time).split(' ')[0] ?? time;
}
