import type { Sha256 } from '@mingjing/kernel';
import type { Bundle } from '../bundle';
import type { Report } from '../report';
import { appendix } from './appendix';
import { contents } from './contents';
import { cover } from './cover';
import { documentPages } from './document-pages';
import { filedDocuments } from './filed-documents';
import { Html, html } from './html';
import { readableEntries } from './readable-entries';
import { STYLE } from './style';

/**
 * A bundle as a paper file (案卷): cover, contents, documents in their order, and at the end what
 * proves them. One self-contained page without script; the browser prints it, or makes a PDF of it.
 * `report` is that of the same bundle: the file says on its cover whether it holds.
 */
export function caseFile(bundle: Bundle, report: Report, sha256: Sha256): string {
  const entries = readableEntries(bundle);
  const documents = filedDocuments(entries, bundle.subject);
  const bound = { bundle, report, entries, documents };
  const page = html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${`案卷 ${bundle.subject}`}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        ${cover(bound)} ${contents(bound)} ${documentPages(documents, bundle, report)}
        ${appendix(bundle, report, entries, sha256)}
      </body>
    </html> `;
  return page.text;
}
