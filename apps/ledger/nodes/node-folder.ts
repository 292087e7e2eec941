import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from '../composition/data-folder';
import type { NodeConfig } from '../node-config';

/**
 * What says that a folder is a node's: `node.json`, `{"name":"one","stream":"mingjing"}` and a line feed.
 * The log in such a folder goes on elsewhere; whoever wrote to it here would sign another history.
 */
export interface NodeMark {
  readonly name: string;
  readonly stream: string;
  /** Address of the node that keeps vault and evidence; absent where that is this one. */
  readonly keeper?: string;
}

export class FolderOfANode extends Error {
  constructor(folder: DataFolder, { name, stream }: NodeMark) {
    super(
      `${folder.root} belongs to node ${name} of a ledger on several machines (stream ${stream}): its log goes on in KurrentDB, and a second writer would sign another history. Start it with MINGJING_KURRENTDB_URL, ask its service over HTTP, or bring the ledger back to one machine with "mingjing migrate --from kurrentdb --to sqlite:FOLDER".`,
    );
  }
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
  writeFileSync(pathIn(folder), `${JSON.stringify(mark)}\n`);
}

/** Address of the node that keeps vault and evidence for the one whose folder this is; undefined where they lie here. */
export function keeperElsewhere(folder: DataFolder): string | undefined {
  return markIn(folder)?.keeper;
}

function markIn(folder: DataFolder): NodeMark | undefined {
  if (!existsSync(pathIn(folder))) return undefined;
  return JSON.parse(readFileSync(pathIn(folder), 'utf8')) as NodeMark;
}

function pathIn({ root }: DataFolder): string {
  return join(root, 'node.json');
}
