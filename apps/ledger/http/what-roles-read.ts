import { FOUNDER_ACTOR, streamWord, type Role, type Statement } from '@mingjing/kernel';
import { registry } from '../composition/constitution';
import type { Reader } from './reader-token';

const EVERYTHING = '*';
const REGISTERS = ['entity', 'officer', 'register', 'import'] as const;

/**
 * What each role may read besides what is public, by the words of the streams (`file`: a content-addressed
 * file): what it takes to do what the role may do, and no more (docs/adr/0029). Of a draw that is sealed only
 * its own roles learn anything: that is asked besides.
 */
const READS: Readonly<Record<Role, readonly string[]>> = {
  HEAD: [EVERYTHING],
  DEPUTY: [EVERYTHING],
  LEGAL: [EVERYTHING],
  AUDITOR: [EVERYTHING],
  LEAD: [EVERYTHING],
  OFFICER: [EVERYTHING],
  // Enters on behalf of officers whatever they have stated.
  ENTRY: [EVERYTHING],
  DRAW_ADMIN: [...REGISTERS, 'access', 'actor', 'draw', 'file', 'task', 'trigger', 'upstream'],
  REGISTRAR_ENTITY: REGISTERS,
  REGISTRAR_OFFICER: REGISTERS,
  LAB_SIGNER: ['task'],
  PUBLISHER: ['publication'],
  OBSERVER: [],
};

const UNPUBLISHED: ReadonlySet<string> = new Set(
  registry.events().flatMap(({ stream, visibility }) => (visibility === 'public' ? [] : [stream])),
);
/** Words of which nothing but public entries stands in the log. */
const PUBLIC: ReadonlySet<string> = new Set(
  registry.events().flatMap(({ stream }) => (UNPUBLISHED.has(stream) ? [] : [stream])),
);

/** Whether the reader may read streams of this word at all. */
export function mayRead(word: string, { actor, roles }: Reader): boolean {
  if (actor === FOUNDER_ACTOR || PUBLIC.has(word)) return true;
  return roles.some((role) => READS[role].includes(EVERYTHING) || READS[role].includes(word));
}

/** The same of one entry that is not public; what somebody signed himself he knows. */
export function mayReadEntry(
  { stream, actor, cosigners = [] }: Pick<Statement, 'stream' | 'actor' | 'cosigners'>,
  reader: Reader,
): boolean {
  return actor === reader.actor || cosigners.includes(reader.actor) || mayRead(streamWord(stream), reader);
}
