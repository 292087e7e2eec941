import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { isLinesHeader, TranscriptLines } from '@mingjing/draw';
import type { Json } from '@mingjing/kernel';
import { readJson } from '../commands/read-json';
import { unreadable } from '../failure';

/** Entities, officers and results stand at most this deep in a transcript. */
const DEPTH = 16;
const CHUNK = 1 << 20;

/** A transcript as one JSON value, or as lines (above 200,000 entities), read as a stream. Throws CliFailure. */
export function readTranscriptFile(path: string): Json {
  const reader = new TranscriptLines();
  let isFirst = true;
  for (const line of linesIn(path)) {
    if (isFirst && !isLinesHeader(line)) return readJson(path, DEPTH);
    isFirst = false;
    if (!reader.add(line)) break;
  }
  if (isFirst) return readJson(path, DEPTH);
  const read = reader.end();
  if (!read.ok) throw unreadable(`${path}: ${read.rejection.reason}`);
  return read.value;
}

/** Without their "\n"; a last line that lacks it counts too. */
function* linesIn(path: string): Generator<string> {
  const file = opened(path);
  try {
    const decoder = new StringDecoder('utf8');
    const chunk = Buffer.allocUnsafe(CHUNK);
    let rest = '';
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw unreadable(`${path} is a folder: name the transcript itself, a file.`);
  }
  try {
    return openSync(path, 'r');
  } catch (cause) {
    throw unreadable(`${path} cannot be read; check the path.`, cause);
  }
}
