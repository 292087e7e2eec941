import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { isLinesHeader, TranscriptLines } from '@mingjing/draw';
import type { Json } from '@mingjing/kernel';
import { jsonIn, readJson } from '../commands/read-json';
import { unreadable } from '../failure';

/** Entities, officers and results stand at most this deep in a transcript. */
const DEPTH = 16;
const CHUNK = 1 << 20;

/** A transcript as one JSON value, or as lines (above 200,000 entities), read as a stream. Throws CliFailure. */
export function readTranscriptFile(path: string): Json {
  return fromLines(linesIn(chunksOf(path)), path) ?? readJson(path, DEPTH);
}

/** The same of one that came over the network; `from` says whence. Throws CliFailure. */
export function readTranscriptBytes(bytes: Uint8Array, from: string): Json {
  return fromLines(linesIn(partsOf(bytes)), from) ?? jsonIn(bytes, from, DEPTH);
}

/** Undefined where the first line does not say that lines follow. */
function fromLines(lines: Iterable<string>, from: string): Json | undefined {
  const reader = new TranscriptLines();
  let isFirst = true;
  for (const line of lines) {
    if (isFirst && !isLinesHeader(line)) return undefined;
    isFirst = false;
    if (!reader.add(line)) break;
  }
  if (isFirst) return undefined;
  const read = reader.end();
  if (!read.ok) throw unreadable(`${from}: ${read.rejection.reason}`);
  return read.value;
}

/** Without their "\n"; a last line that lacks it counts too. */
function* linesIn(chunks: Iterable<Uint8Array>): Generator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (const chunk of chunks) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function* partsOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

function* chunksOf(path: string): Generator<Uint8Array> {
  const file = opened(path);
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
      yield chunk.subarray(0, size);
    }
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
