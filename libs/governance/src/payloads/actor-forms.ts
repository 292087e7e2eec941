/** An actor that can hold a key: a person, the founder, or the ledger with its service key. */
export const KEY_HOLDER = /^(?:founder|ledger|[a-z]+\/[A-Za-z0-9._-]{1,100})$/;
/** `key`: the first 8 bytes of SHA-256(public key), lower-case hex. */
export const KEY_ID = /^[0-9a-f]{16}$/;
export const KEY_PURPOSES = ['person', 'device', 'service'] as const;
