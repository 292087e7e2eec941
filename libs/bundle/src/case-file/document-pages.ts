import type { Bundle } from '../bundle';
import type { Report } from '../report';
import type { FiledDocument } from './filed-documents';
import type { FiledEntry } from './readable-entries';
import { html, type Html } from './html';
import { labelOf } from './labels';
import { fieldsOf, momentOf } from './values';

export function documentPages(
  documents: readonly FiledDocument[],
  bundle: Bundle,
  { rows = [] }: Report,
): readonly Html[] {
  const faults = new Map(rows.map(({ index, fault }) => [index, fault?.zh]));
  return documents.map(({ name, number, entries }, i) => {
    const events = entries.map((one) => event(one, bundle, faults.get(one.index)));
    return html`<section class="document" id="d${i + 1}">
      <span class="piece">第 ${i + 1} 件</span>
      <h2>${name.zh} <span class="en" lang="en">${name.en}</span></h2>
      ${number === '' ? undefined : html`<p class="number">${number}</p>`} ${events}
    </section>`;
  });
}

/** A table longer than this may be broken by a page. */
const LONG = 1_500;

function event({ index, entry }: FiledEntry, bundle: Bundle, fault: string | undefined): Html {
  const { statement, recordedAt, revision } = entry;
  const { actor, cosigners = [], data, id, occurredAt, stream, personal = {} } = statement;
  const long = JSON.stringify(data).length > LONG ? ' long' : '';
  return html`<table class="event${long}">
    <tbody>
      ${fieldsOf(data)} ${Object.keys(personal).map((field) => disclosed(field, id, bundle))}
      <tr>
        <th scope="row">发生时间 <span class="en">occurred</span></th>
        <td>${momentOf(occurredAt)}</td>
      </tr>
      <tr>
        <th scope="row">陈述人 <span class="en">stated by</span></th>
        <td>${actor}${cosigners.length > 0 ? `；共签 ${cosigners.join('、')}` : ''}</td>
      </tr>
      <tr class="seal">
        <th scope="row">存证 <span class="en">in the log</span></th>
        <td>
          第 ${index} 条，${stream} 第 ${revision} 号，入账
          ${recordedAt}；${fault === undefined ? '签名有效，已收录' : `不成立：${fault}`}<br /><span
            class="hash"
            >${id}</span
          >
        </td>
      </tr>
    </tbody>
  </table>`;
}

/** What was not disclosed to this reader stays a commitment on paper too. */
function disclosed(field: string, id: string, { disclosures = [] }: Bundle): Html {
  const found = disclosures.find((one) => one.id === id && one.field === field);
  const value = found === undefined ? html`（个人信息，未向本材料的领取人公开）` : html`${found.value}`;
  return html`<tr>
    <th scope="row">${labelOf(field)}</th>
    <td>${value}</td>
  </tr>`;
}
