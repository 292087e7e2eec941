import { rejection, under, type Policy } from '@mingjing/kernel';
import type { DocumentIssued } from '../payloads/document-issued';
import { DOCUMENT_NUMBER_TABLE, documentNumberKey, parseDocumentNumber } from './document-number';

/** One document: what is folded of `document/<id>`. */
export interface IssuedDocument {
  readonly kind: string;
  readonly number: string;
  readonly sha256: string;
}

type DocumentPolicy = Policy<IssuedDocument, DocumentIssued>;

const aDocumentIsIssuedOnce: DocumentPolicy = (document) =>
  document === undefined
    ? undefined
    : rejection(
        'document-issued',
        `The document ${document.number} stands here already; a new one takes a new id.`,
        { number: document.number },
      );

const theNumberMustBeOfficial: DocumentPolicy = (_document, { data }) =>
  parseDocumentNumber(data.number) === undefined
    ? rejection(
        'document-number-form',
        `"${data.number}" is no document number such as 高卫公罚〔2026〕12号.`,
        { number: data.number },
      )
    : undefined;

/** Unique in its series and year (record.md, values); 第12号 and 012号 are one number. */
const aNumberIsUsedOnce: DocumentPolicy = (_document, { data }, facts) => {
  const number = parseDocumentNumber(data.number);
  if (number === undefined) return undefined;
  const holder = facts.get(DOCUMENT_NUMBER_TABLE, documentNumberKey(number));
  if (holder === undefined) return undefined;
  return rejection(
    'document-number-used',
    `The number ${data.number} belongs to another document already: take the next.`,
    {
      number: data.number,
      document: holder,
    },
  );
};

/** A document on a matter that the ledger does not hold would stand on nothing. */
const whatItNamesMustExist: DocumentPolicy = (_document, { data }, facts) => {
  const named = Object.entries({ task: data.task, order: data.order, case: data.case });
  const missing = named.find(([word, id]) => id !== undefined && facts.revision(`${word}/${id}`) < 0);
  if (missing === undefined) return undefined;
  const [word, id = ''] = missing;
  return rejection(
    'document-matter-unknown',
    `The document names the ${word} ${id}, which the ledger does not hold.`,
    { [word]: id },
  );
};

export const issueDocument = under<IssuedDocument, DocumentIssued>([
  aDocumentIsIssuedOnce,
  theNumberMustBeOfficial,
  aNumberIsUsedOnce,
  whatItNamesMustExist,
]);
