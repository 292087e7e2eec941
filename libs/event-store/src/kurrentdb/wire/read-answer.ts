import type { Delivered } from '../engine-client';
import { readFields, textIn } from './fields';

/** What a subscription sends, as far as it matters here. */
export type Answer = Delivered | 'caught-up' | 'other';

const EVENT = 1;
const CAUGHT_UP = 8;

/**
 * One `ReadResp` of the engine's protocol: 1 event (1 recorded event) or 8 caught up, or what nobody asked for.
 *
 *   recorded event: 1 id (2 text) ‖ 3 revision ‖ 6 members (1 key ‖ 2 value) ‖ 8 data
 *
 * The client's own makes some twenty objects of an event, of which four are of use here.
 */
export function readAnswer(bytes: Buffer): Answer {
  let answer: Answer = 'other';
  readFields(bytes, 0, bytes.length, (number, start, end) => {
    if (number === CAUGHT_UP) answer = 'caught-up';
    if (number === EVENT) answer = eventIn(bytes, start, end);
  });
  return answer;
}

function eventIn(bytes: Buffer, start: number, end: number): Answer {
  let event: Answer = 'other';
  readFields(bytes, start, end, (number, from, to) => {
    if (number === 1) event = recorded(bytes, from, to);
  });
  return event;
}

function recorded(bytes: Buffer, start: number, end: number): Delivered {
  let [id, revision, isJson] = ['', 0, false];
  let data = new Uint8Array() as Uint8Array;
  readFields(bytes, start, end, (number, from, to, value) => {
    if (number === 1) id = textIn(bytes, from, to, 2);
    else if (number === 3) revision = value;
    else if (number === 6) isJson ||= isContentJson(bytes, from, to);
    else if (number === 8) data = new Uint8Array(bytes.buffer, bytes.byteOffset + from, to - from);
  });
  return { id, revision, isJson, bytes: data };
}

function isContentJson(bytes: Buffer, start: number, end: number): boolean {
  return (
    textIn(bytes, start, end, 2) === 'application/json' && textIn(bytes, start, end, 1) === 'content-type'
  );
}
