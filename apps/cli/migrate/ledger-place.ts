import { resolve } from 'node:path';
import { dataFolder, type DataFolder } from '../../ledger/composition/data-folder';
import { unreadable } from '../failure';

/** Where a ledger's log and checkpoints lie. */
export type LedgerPlace =
  | { readonly kind: 'sqlite'; readonly folder: DataFolder }
  | { readonly kind: 'kurrentdb'; readonly url: string; readonly stream: string };

/** Streams of the log, and beside it of its checkpoints, unless another name is given. */
export const DEFAULT_STREAM = 'mingjing';
export const URL_VARIABLE = 'KURRENTDB_URL';

/**
 * `sqlite:./data`, `kurrentdb://host:2113?tls=true` with or without `kurrentdb:` before it, or
 * `kurrentdb` alone: then the variable KURRENTDB_URL holds the connection string, so that its
 * password stands in no list of processes. Throws CliFailure, without what might be a password.
 */
export function placeOf(text: string, stream: string, url: string | undefined): LedgerPlace {
  if (text.startsWith('sqlite:') && text.length > 7) {
    return { kind: 'sqlite', folder: dataFolder(resolve(text.slice(7))) };
  }
  if (!/^kurrentdb(:|\+|$)/.test(text)) {
    throw unreadable('A ledger is named by sqlite:FOLDER, kurrentdb:CONNECTION-STRING, or kurrentdb alone.');
  }
  const given = text.replace(/^kurrentdb:(?!\/\/)/, '').replace(/^kurrentdb$/, '') || url;
  if (given !== undefined && given !== '') return { kind: 'kurrentdb', url: given, stream };
  throw unreadable(
    `Give the connection string in the variable ${URL_VARIABLE}, or behind kurrentdb: itself.`,
  );
}

/** As it may be shown: a connection string without user and password. */
export function nameOf(place: LedgerPlace): string {
  if (place.kind === 'sqlite') return place.folder.root;
  const hosts = /:\/\/(?:[^/?]*@)?([^/?]*)/.exec(place.url)?.[1] ?? 'KurrentDB';
  return `stream ${place.stream} at ${hosts}`;
}
