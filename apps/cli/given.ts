type Given<T> = { -readonly [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Members without those that were not given: optional members are absent, never undefined. */
export function given<T extends object>(members: T): Given<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}
