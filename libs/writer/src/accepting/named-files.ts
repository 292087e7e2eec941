import type { Json, JsonObject, Registry, Statement } from '@mingjing/kernel';

/** A content-addressed file as a statement names it. */
export interface NamedFile {
  /** 64 hex digits. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Every `{"sha256","size"}` in the data of a statement, and in what it holds: the files that must be
 * durable before it can stand, and that an export carries. Members that the event's definition
 * withholds are not among them.
 */
export function namedFiles(
  registry: Registry,
  { type, version, data }: Pick<Statement, 'type' | 'version' | 'data'>,
): readonly NamedFile[] {
  const withheld = registry.event(type, version)?.withheld ?? [];
  const found: NamedFile[] = [];
  for (const [member, value] of Object.entries(data)) {
    if (!withheld.includes(member)) gather(value, found);
  }
  return found;
}

function gather(value: Json, found: NamedFile[]): void {
  if (typeof value !== 'object' || value === null) return;
  const { sha256, size } = value as JsonObject;
  const isReference =
    Object.keys(value).length === 2 && typeof sha256 === 'string' && typeof size === 'number';
  if (isReference) found.push({ sha256, size });
  else for (const inner of Object.values(value as JsonObject)) gather(inner, found);
}
