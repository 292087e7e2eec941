/** `key`: the first 8 bytes of SHA-256(public key), lower-case hex. */
export const KEY_ID = [/^[0-9a-f]{16}$/, 'the id of a key: 16 lower-case hexadecimal digits'] as const;
export const KEY_PURPOSES = ['person', 'device', 'service'] as const;
