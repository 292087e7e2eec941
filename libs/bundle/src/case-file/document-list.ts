/** A document of a paper file by the event that states it. */
export type Listed = readonly [type: string, zh: string, en: string];
