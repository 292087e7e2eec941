import {
  canonicalJson,
  isJsonObject,
  ok,
  refused,
  type Json,
  type JsonObject,
  type Result,
} from '@mingjing/kernel';

/** Sections in the order in which they stand; those of the result bear other names than they have there. */
const SECTIONS = [
  'strata',
  'entities',
  'officers',
  'conflicts',
  'selected',
  'assignments',
  'unassigned',
] as const;
type Section = (typeof SECTIONS)[number];
type Counts = Readonly<Record<Section, number | undefined>>;

/** Whether the first line of a file says that the rest of it is lines (`transcriptLines`). */
export function isLinesHeader(line: string): boolean {
  return line.startsWith('{"algorithm":') && line.includes('"lines":1');
}

/**
 * Takes a transcript's lines one after the other and gives it as one value, for `readTranscript` to judge.
 * Refuses with `malformed-transcript`, naming the line: rows that are not their own canonical JSON (two
 * readers could read them differently), and files that hold more or fewer of them than the header says.
 */
export class TranscriptLines {
  private header: JsonObject | undefined;
  private counts: Counts | undefined;
  private readonly rows = new Map<Section, Json[]>();
  private readonly names = new Map<string, string>();
  private section = 0;
  private count = 0;
  private fault: string | undefined;

  /** A line without its "\n". False once something is wrong: the rest need not be read. */
  add(line: string): boolean {
    this.count += 1;
    const value = parsed(line);
    if (value === undefined) return this.refuse('is not JSON in its canonical form');
    if (this.header === undefined) return this.begin(value);
    const section = this.currentSection();
    if (section === undefined) return this.refuse('stands behind the last that the header counts');
    this.rows.get(section)?.push(this.shared(value, section));
    return true;
  }

  end(): Result<Json> {
    if (this.fault === undefined && this.currentSection() !== undefined) {
      this.count += 1;
      this.refuse('is missing: the header counts more');
    }
    if (this.fault !== undefined || this.header === undefined) {
      const reason = `This is not a transcript of a draw: line ${String(this.count)} ${this.fault ?? 'is missing'}.`;
      return refused('malformed-transcript', reason, { line: this.count });
    }
    const { seed, lines: _lines, counts: _counts, ...head } = this.header;
    const { selected, assignments, unassigned, ...inputs } = Object.fromEntries(this.rows);
    const tasks = assignments === undefined ? {} : { assignments, unassigned };
    return ok({ ...head, ...inputs, result: { seed, strata: selected, ...tasks } } as unknown as Json);
  }

  private begin(value: Json): boolean {
    const counts = isJsonObject(value) ? value['counts'] : undefined;
    if (!isJsonObject(value) || value['lines'] !== 1 || !isJsonObject(counts)) {
      return this.refuse('is not the header of a transcript in lines');
    }
    if (!Object.values<Json>(counts).every((one) => Number.isSafeInteger(one) && Number(one) >= 0)) {
      return this.refuse('counts with something else than whole numbers');
    }
    this.header = value;
    this.counts = { ...(counts as unknown as Counts), selected: counts['strata'] as number };
    for (const section of SECTIONS) if (this.counts[section] !== undefined) this.rows.set(section, []);
    return true;
  }

  /** The first section that is not full yet; undefined where all are. */
  private currentSection(): Section | undefined {
    for (; this.section < SECTIONS.length; this.section += 1) {
      const section = SECTIONS[this.section] as Section;
      if ((this.rows.get(section)?.length ?? 0) < (this.counts?.[section] ?? 0)) return section;
    }
    return undefined;
  }

  /** One text for the stratum of a thousand entities, instead of a thousand. */
  private shared(value: Json, section: Section): Json {
    if (section !== 'entities' || !isJsonObject(value)) return value;
    const { id, stratum, weight } = value;
    if (typeof stratum !== 'string') return value;
    const known = this.names.get(stratum) ?? stratum;
    this.names.set(known, known);
    return { ...value, id, stratum: known, weight } as JsonObject;
  }

  private refuse(fault: string): false {
    this.fault ??= fault;
    return false;
  }
}

/** Undefined where the line is no JSON, or other bytes than its canonical form. */
function parsed(line: string): Json | undefined {
  try {
    const value = JSON.parse(line) as Json;
    return canonicalJson(value) === line ? value : undefined;
  } catch {
    return undefined;
  }
}
