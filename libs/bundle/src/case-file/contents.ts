import type { Bound } from './bound';
import type { FiledDocument } from './filed-documents';
import { html, type Html } from './html';
import { leftOf, type Counted } from './left-to-original';
import { dayOf } from './values';

/** 卷内目录. Page numbers are written in when the file is bound: a browser does not know them here. */
export function contents(bound: Bound): Html {
  return html`<section class="contents">
    <h2>卷内目录 <span class="en" lang="en">Contents</span></h2>
    <table>
      <thead>
        <tr>
          <th>件号</th>
          <th>文书名称</th>
          <th>文号</th>
          <th>日期</th>
          <th>责任者</th>
          <th>页号</th>
        </tr>
      </thead>
      <tbody>
        ${bound.documents.map(rowOf)}
      </tbody>
    </table>
    <p class="en">
      页号由装订人填写。 <span lang="en">Page numbers are written in when the file is bound.</span>
    </p>
    ${whatIsNotPrinted(bound)}
  </section>`;
}

function rowOf({ name, number, entries }: FiledDocument, i: number): Html {
  const [first] = entries;
  const date = first === undefined ? '' : dayOf(first.entry.statement.occurredAt);
  const by = [...new Set(entries.map(({ entry }) => entry.statement.actor))].join('、');
  return html`<tr>
    <td class="no">${i + 1}</td>
    <td><a href="#d${i + 1}">${name.zh}</a> <span class="en" lang="en">${name.en}</span></td>
    <td>${number}</td>
    <td>${date}</td>
    <td>${by}</td>
    <td class="page"></td>
  </tr>`;
}

/** Printed and not printed add up to the electronic original: a reader of paper misses nothing unknowingly. */
function whatIsNotPrinted({ bundle, entries, documents }: Bound): Html {
  const printed = documents.reduce((sum, { entries: its }) => sum + its.length, 0);
  const unreadable = bundle.entries.length - entries.length;
  const more = bundle.entries.length - printed;
  return html`<p>
      本卷收入 ${printed} 条目；另有 ${more} 条目见电子原件 ${bundle.subject}。
      <span class="en" lang="en"
        >${printed} entries are printed here; ${more} more stand in the electronic original alone.</span
      >
    </p>
    <ul class="left">
      ${leftOf(entries, bundle.subject).map(leftLine)}
      ${unreadable === 0 ? undefined : leftLine({ ...UNREADABLE, count: unreadable })}
      ${bundle.transcript === undefined ? undefined : TRANSCRIPT}
    </ul>`;
}

function leftLine({ name, reason, count }: Counted): Html {
  return html`<li>
    ${name.zh} ${count} 条：${reason.zh}。
    <span class="en" lang="en">${name.en}, ${count}: ${reason.en}.</span>
  </li>`;
}

const UNREADABLE = {
  name: { zh: '无法读取的条目', en: 'Unreadable' },
  reason: { zh: '电子原件核验不成立', en: 'the electronic original does not hold' },
};

const TRANSCRIPT = html`<li>
  抽取全过程记录（任何人可据以重算）未印入。
  <span class="en" lang="en">The transcript of the draw, which anybody can recompute, is not printed.</span>
</li>`;
