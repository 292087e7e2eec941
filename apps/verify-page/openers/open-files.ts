import { bad, fault, type Report } from '@mingjing/bundle';
import { openEntry, textOf } from '@mingjing/kernel';
import { bundleOpener } from './bundle-opener';
import { heldTogether } from './hold-together';
import type { Desk, GivenFile, Opened, Opener } from './opener';
import { proofOpener } from './proof-opener';
import { transcriptOpener } from './transcript-opener';

/** Every kind of file that can be verified without a server; the first that recognises a file opens it. */
export const OPENERS: readonly Opener[] = [bundleOpener, proofOpener, transcriptOpener];

export function givenFile(name: string, bytes: Uint8Array): GivenFile {
  return { name, bytes, text: textOf(bytes) };
}

/** One report for each file; the entry of a proof is reported with the proof, and what belongs together is held together. */
export function openFiles(
  files: readonly GivenFile[],
  tools: Desk['tools'],
  entry?: GivenFile,
): readonly Report[] {
  const hasProof = files.some((file) => proofOpener.recognises(file));
  const opened = files
    .filter(({ bytes }) => !(hasProof && openEntry(bytes).ok))
    .map((file) => {
      const beside = files.filter((other) => other !== file);
      return { name: file.name, ...openFile(file, { tools, beside, ...(entry && { entry }) }) };
    });
  return heldTogether(opened, tools.sha256);
}

function openFile(file: GivenFile, desk: Desk): Opened {
  const opener = OPENERS.find((one) => one.recognises(file));
  return opener === undefined ? { report: unknown(file) } : opener.open(file, desk);
}

function unknown({ name }: GivenFile): Report {
  const why = fault(
    'file-unknown',
    '不是取证材料（bundle）、收录证明（tlog-proof）或抽签记录',
    'neither a bundle, nor a tlog-proof, nor the transcript of a draw',
  );
  const title = { zh: '文件种类', en: 'Kind of file' };
  return {
    ...{ kind: 'unknown', title: { zh: name, en: name }, isUnreadable: true },
    checks: [bad('kind', title, why)],
  };
}
