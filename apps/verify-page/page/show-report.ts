import {
  firstBad,
  verdictOf,
  type Check,
  type Report,
  type Row,
  type Verdict,
  type Words,
} from '@mingjing/bundle';
import type { PageDocument, PageElement } from './dom';

const VERDICTS: Readonly<Record<Verdict, Words>> = {
  good: { zh: '成立', en: 'It holds' },
  itself: { zh: '自洽（未与日志核对）', en: 'It agrees with itself; not held against the log' },
  different: { zh: '不一致', en: 'DIFFERENT from what lies beside it' },
  bad: { zh: '不成立', en: 'It does not hold' },
  unchecked: { zh: '尚未核验', en: 'Not checked yet' },
  unreadable: { zh: '无法读取', en: 'It cannot be read' },
};
const MARKS = { good: '✓', bad: '✗', note: '!', unchecked: '?' } as const;
const STATUS = { good: '成立', bad: '不成立', note: '须知', unchecked: '未核验' } as const;

/** A report as a card: text alone, so that nothing in a file can become part of the page. */
export function showReport(document: PageDocument, report: Report): PageElement {
  const bad = firstBad(report);
  const verdict = verdictOf(report);
  const card = made(document, 'section', `report ${verdict}`);
  card.append(
    spoken(document, 'h2', report.title),
    spoken(document, 'p', VERDICTS[verdict], `verdict ${verdict}`),
  );
  if (bad !== undefined) {
    const zh = `首先不成立的是“${bad.title.zh}”：${bad.detail.zh}`;
    card.append(spoken(document, 'p', { zh, en: `First: ${bad.title.en}: ${bad.detail.en}` }, 'first'));
  }
  const list = made(document, 'ol', 'checks');
  list.append(...report.checks.map((check) => checkLine(document, check)));
  card.append(list);
  if (report.rows !== undefined) card.append(rowsTable(document, report.rows));
  return card;
}

function checkLine(document: PageDocument, { name, status, title, detail }: Check): PageElement {
  const line = made(document, 'li', status);
  line.setAttribute('data-check', name);
  const mark = made(document, 'span', 'mark', MARKS[status]);
  mark.setAttribute('aria-label', STATUS[status]);
  line.append(mark, spoken(document, 'strong', title), spoken(document, 'span', detail, 'detail'));
  return line;
}

const HEADS: readonly Words[] = [
  { zh: '编号', en: 'Index' },
  { zh: '入账时间（UTC）', en: 'Recorded' },
  { zh: '事件', en: 'Event' },
  { zh: '事件流', en: 'Stream' },
  { zh: '陈述人', en: 'Stated by' },
];

function rowsTable(document: PageDocument, rows: readonly Row[]): PageElement {
  const details = made(document, 'details', 'rows');
  const count = String(rows.length);
  details.append(spoken(document, 'summary', { zh: `全部 ${count} 条`, en: `All ${count} entries` }));
  const table = made(document, 'table', '');
  const head = made(document, 'tr', '');
  head.append(...HEADS.map((words) => spoken(document, 'th', words)));
  table.append(head, ...rows.map((row) => rowLine(document, row)));
  details.append(table);
  return details;
}

function rowLine(document: PageDocument, row: Row): PageElement {
  const line = made(document, 'tr', row.fault === undefined ? 'good' : 'bad');
  const cells = [String(row.index), row.recordedAt, row.type, row.stream, row.actor];
  line.append(...cells.map((text) => made(document, 'td', '', text)));
  if (row.fault !== undefined) line.append(spoken(document, 'td', row.fault, 'fault'));
  return line;
}

/** Chinese first, English beside it, each marked as what it is. */
export function spoken(document: PageDocument, tag: string, words: Words, className = ''): PageElement {
  const element = made(document, tag, className);
  const zh = made(document, 'span', 'zh', words.zh);
  const en = made(document, 'span', 'en', words.en);
  zh.setAttribute('lang', 'zh-CN');
  en.setAttribute('lang', 'en');
  element.append(zh, ' ', en);
  return element;
}

function made(document: PageDocument, tag: string, className: string, text?: string): PageElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
