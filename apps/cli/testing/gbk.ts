const LEADS = range(0x81, 0xfe);
const TRAILS = range(0x40, 0xfe).filter((trail) => trail !== 0x7f);

/** By character: its two bytes. The platform decodes GBK and does not encode it. */
const PAIRS = new Map<string, readonly number[]>(
  LEADS.flatMap((lead) =>
    TRAILS.map(
      (trail) => [new TextDecoder('gbk').decode(Uint8Array.of(lead, trail)), [lead, trail]] as const,
    ),
  ).filter(([character]) => character.length === 1 && character !== '\ufffd'),
);

/** A text as spreadsheets in China save it as CSV. */
export function gbkOf(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(bytesOf));
}

function bytesOf(character: string): readonly number[] {
  const code = character.charCodeAt(0);
  if (code < 0x80) return [code];
  const pair = PAIRS.get(character);
  if (pair === undefined) throw new Error(`GBK has no ${character}`);
  return pair;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
