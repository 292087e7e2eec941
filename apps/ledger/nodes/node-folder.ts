import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from '../composition/data-folder';
import type { NodeConfig } from '../node-config';

/**
 * What says that the log of a folder goes on elsewhere, so that whoever wrote to it here would sign another
 * history: `node.json`, `{"name":"one","stream":"mingjing"}` and a line feed.
 */
export interface NodeMark {
  /** Of the node whose folder it is; absent where none has served from it. */
  readonly name?: string;
  /** Absent where the log was moved into another folder. */
  readonly stream?: string;
  /** Address of the node that keeps vault and evidence; absent where that is this one. */
  readonly keeper?: string;
  /** Where `mingjing migrate` has brought the log, as it may be shown. */
  readonly movedTo?: string;
}

export class FolderOfANode extends Error {
  constructor(folder: DataFolder, mark: NodeMark) {
    super(
      `${folder.root} ${whatIsSaid(mark)}, and a second writer would sign another history. Start it with MINGJING_KURRENTDB_URL, ask its service over HTTP, or bring the ledger back to one machine with "mingjing migrate --from kurrentdb --to sqlite:FOLDER".`,
    );
  }
}

function whatIsSaid({ name, stream, movedTo }: NodeMark): string {
  return movedTo === undefined
    ? `belongs to node ${name ?? ''} of a ledger on several machines (stream ${stream ?? ''}): its log goes on in KurrentDB`
    : `holds a ledger that was moved to ${movedTo}: its log goes on there`;
}

/** Throws FolderOfANode: nothing writes to such a folder but its node. */
export function refuseFolderOfANode(folder: DataFolder): void {
  const mark = markIn(folder);
  if (mark !== undefined) throw new FolderOfANode(folder, mark);
}

/** Throws FolderOfANode where it was another ledger's node: its log is another one. The name and the keeper may change. */
export function markFolder(folder: DataFolder, config: NodeConfig): void {
  const standing = markIn(folder);
  if (standing !== undefined && standing.stream !== config.stream) throw new FolderOfANode(folder, standing);
  const { name, stream, url, keeperUrl } = config;
  const mark: NodeMark = { name, stream, ...(keeperUrl === url ? {} : { keeper: keeperUrl }) };
  writeMark(folder, mark);
}

/** Once the log has been brought elsewhere: into `stream` of an engine, or into another folder. */
export function markMoved(folder: DataFolder, movedTo: string, stream: string | undefined): void {
  const { name, keeper } = markIn(folder) ?? {};
  writeMark(folder, {
    ...(name === undefined ? {} : { name }),
    ...(stream === undefined ? {} : { stream }),
    ...(keeper === undefined ? {} : { keeper }),
    movedTo,
  });
}

/** Address of the node that keeps vault and evidence for the one whose folder this is; undefined where they lie here. */
export function keeperElsewhere(folder: DataFolder): string | undefined {
  return markIn(folder)?.keeper;
}

function markIn(folder: DataFolder): NodeMark | undefined {
  if (!existsSync(pathIn(folder))) return undefined;
  return JSON.parse(readFileSync(pathIn(folder), 'utf8')) as NodeMark;
}

function writeMark(folder: DataFolder, mark: NodeMark): void {
  writeFileSync(pathIn(folder), `${JSON.stringify(mark)}\n`);
}

function pathIn({ root }: DataFolder): string {
  return join(root, 'node.json');
}
