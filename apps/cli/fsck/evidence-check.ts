import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toHex, type Registry } from '@mingjing/kernel';
import { sha256, type NamedFile } from '@mingjing/writer';
import { filesInEntry } from '../log/files-in-entry';
import type { Progress } from '../progress';
import { messageOf, type Findings } from './finding';
import { filesIn } from './folder-files';

/** A file as an entry names it, and the first entry that does. */
export interface WantedFile extends NamedFile {
  readonly entry: number;
}

/** What the entries of a log say of files. */
export class NamedEvidence {
  readonly wanted = new Map<string, WantedFile>();
  private readonly mentioned = new Set<string>();
  private readonly held: ReadonlySet<string>;

  constructor(evidence: string) {
    this.held = new Set(existsSync(evidence) ? filesIn(evidence).map((path) => path.slice(3)) : []);
  }

  entry(index: number, bytes: Uint8Array, registry: Registry): void {
    for (const file of filesInEntry(registry, bytes)) {
      if (!this.wanted.has(file.sha256)) this.wanted.set(file.sha256, { ...file, entry: index });
    }
    if (this.held.size === 0) return;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    for (const [, hash = ''] of text.matchAll(HASH)) if (this.held.has(hash)) this.mentioned.add(hash);
  }

  /** Some events name a file by its hash alone. */
  isMentioned(hash: string): boolean {
    return this.mentioned.has(hash);
  }
}

const HASH = /"([0-9a-f]{64})"/g;

export interface CheckedEvidence {
  readonly files: number;
  readonly bytes: number;
}

const PLACE = /^([0-9a-f]{2})\/(\1[0-9a-f]{62})$/;

/** Every file hashed again; altered and unreferenced ones are told, and missing ones where all of them belong here. */
export function checkEvidence(
  { evidence, isWhole }: { readonly evidence: string; readonly isWhole: boolean },
  named: NamedEvidence,
  findings: Findings,
  progress: Progress,
): CheckedEvidence {
  const held = existsSync(evidence) ? filesIn(evidence) : [];
  let bytes = 0;
  for (const [i, path] of held.entries()) {
    bytes += checkFile(join(evidence, path), path, named, findings);
    progress.to(i + 1);
  }
  const names = new Set(held.map((path) => path.slice(3)));
  for (const file of isWhole ? named.wanted.values() : []) {
    if (!names.has(file.sha256)) tellMissing(file, findings);
  }
  return { files: held.length, bytes };
}

function checkFile(file: string, path: string, evidence: NamedEvidence, findings: Findings): number {
  const name = PLACE.exec(path)?.[2];
  if (name === undefined) {
    tellOther(path, findings);
    return statSync(file).size;
  }
  const bytes = read(file, path, findings);
  if (bytes === undefined) return 0;
  const found = toHex(sha256(bytes));
  const named = evidence.wanted.get(name);
  if (found !== name) tellAltered(path, found, named, findings);
  else if (named === undefined && !evidence.isMentioned(name)) tellUnnamed(path, findings);
  else if (named !== undefined && named.size !== bytes.length) tellSize(path, named, bytes.length, findings);
  return bytes.length;
}

function read(file: string, path: string, findings: Findings): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    findings.fault(
      `evidence/${path}`,
      'evidence-unreadable',
      `The file cannot be read (${messageOf(error)}).`,
    );
    return undefined;
  }
}

function tellAltered(path: string, found: string, named: WantedFile | undefined, findings: Findings): void {
  const whose = named === undefined ? 'No entry names it' : `Entry ${named.entry} names it`;
  findings.fault(
    `evidence/${path}`,
    'evidence-altered',
    `Its bytes hash to ${found}, not to its name: it was altered or damaged. ${whose}; putting the right bytes back heals it (whoever handed it in has them, or a backup).`,
    named === undefined ? undefined : { entry: named.entry },
  );
}

function tellMissing({ sha256: name, entry, size }: WantedFile, findings: Findings): void {
  findings.fault(
    `evidence/${name.slice(0, 2)}/${name}`,
    'evidence-missing',
    `Entry ${entry} names a file of ${size} bytes that is not here. It was durable before the entry was: put it back from a backup or an export.`,
    { entry },
  );
}

function tellSize(path: string, { entry, size }: WantedFile, found: number, findings: Findings): void {
  findings.fault(
    `evidence/${path}`,
    'evidence-size-wrong',
    `Entry ${entry} says that it has ${size} bytes; it has ${found}.`,
    { entry },
  );
}

function tellUnnamed(path: string, findings: Findings): void {
  findings.note(
    `evidence/${path}`,
    'evidence-unreferenced',
    'No entry names it: it was handed in for a statement that was never made, or refused.',
  );
}

function tellOther(path: string, findings: Findings): void {
  const isPart = path.endsWith('.part');
  findings.note(
    `evidence/${path}`,
    isPart ? 'evidence-unfinished' : 'file-not-of-the-ledger',
    isPart ? 'A crash cut off its writing; it can go.' : 'It has no name that a file of evidence can have.',
  );
}
