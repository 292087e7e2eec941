/** A value of the environment that cannot be right: the sentence names it. */
export class BadConfiguration extends Error {}
