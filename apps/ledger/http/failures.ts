import { HttpException } from '@nestjs/common';
import { FileAltered } from '@mingjing/event-store';
import { rejection, type Rejection } from '@mingjing/kernel';
import { NoWriter, NotTheWriter } from '@mingjing/nodes';
import { LedgerStopped } from '@mingjing/writer';
import { AwayNode } from '../nodes/node-caller';
import { KEEPER_AWAY } from '../nodes/admission';
import { Refused } from './problem';

/** What Fastify, Node or Nest refuse before anything of ours is asked: status → code and sentence. */
const BY_STATUS: Readonly<Record<number, Rejection>> = {
  404: rejection('not-found', 'There is nothing at this address: see /docs for those that there are.'),
  405: rejection('method-not-allowed', 'This address takes no such method; /docs lists what it takes.'),
  408: rejection('request-timeout', 'The request did not come to its end in time; send it again.'),
  411: rejection('length-missing', 'The request does not say how long its body is.'),
  413: rejection('too-large', 'The body is larger than the ledger takes; send it in parts.'),
  414: rejection('address-too-long', 'The address is longer than any that the ledger has.'),
  415: rejection(
    'unsupported-media-type',
    'Statements come as application/json, files as application/octet-stream.',
  ),
  431: rejection('headers-too-large', 'The headers of the request are larger than the ledger takes.'),
};

/** By the code of Node or Fastify, where the status alone would say too little. */
const BY_CODE: Readonly<Record<string, Rejection>> = {
  FST_ERR_BAD_URL: rejection(
    'query-malformed',
    'The address cannot be read: in it, "%" stands before two hex digits of UTF-8.',
  ),
};

const MALFORMED = rejection('request-malformed', 'The request cannot be read as HTTP.');

const STOPPED: Rejection = rejection(
  'ledger-stopped',
  'The ledger takes no statements at the moment: its stores failed. The administrator starts it again, which verifies what stands; then send the same statement again.',
);

const NO_WRITER: Rejection = rejection(
  'no-writer',
  'No machine of the ledger takes statements at the moment. Nothing is lost: send the same statement again, it will not be recorded twice.',
);

const NOT_THE_WRITER: Rejection = rejection('not-the-writer', 'Another node writes; ask that one.');

/** Of several machines. */
const BY_KIND = [
  [LedgerStopped, STOPPED],
  [NoWriter, NO_WRITER],
  [NotTheWriter, NOT_THE_WRITER],
  [AwayNode, KEEPER_AWAY],
] as const;

const INTERNAL: Rejection = rejection(
  'internal-error',
  'The ledger failed to answer; nothing is known to be recorded. Send the same statement again: it will not be recorded twice.',
);

/** Of a question, which stated nothing. */
const UNANSWERED: Rejection = rejection(
  'internal-error',
  'The ledger failed to answer this question. Ask again; if it fails again, tell the administrator, whose log of the service says why.',
);

/** Methods that state nothing (RFC 9110, 9.2.1). */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Any failure as a refusal with a code of its own; `method` is that of the request which met it. */
export function refusalOf(error: unknown, method: string): Refused {
  if (error instanceof Refused) return error;
  const known = ofAKind(error);
  if (known !== undefined) return new Refused(known);
  const { code } = (error ?? {}) as { readonly code?: unknown };
  const status = statusOfFailure(error) ?? 500;
  if (status >= 500) return new Refused(SAFE.has(method) ? UNANSWERED : INTERNAL, 500);
  const byCode = typeof code === 'string' ? BY_CODE[code] : undefined;
  return new Refused(byCode ?? BY_STATUS[status] ?? MALFORMED, status);
}

function ofAKind(error: unknown): Rejection | undefined {
  if (error instanceof FileAltered) return rejection('file-altered', error.message, { sha256: error.sha256 });
  return BY_KIND.find(([failure]) => error instanceof failure)?.[1];
}

function statusOfFailure(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { readonly statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

/** What no request could be read of: Node says why, by a code of its own. */
export function unreadableRequest({ code }: NodeJS.ErrnoException): Refused {
  const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  return new Refused(BY_STATUS[status] ?? MALFORMED, status);
}
