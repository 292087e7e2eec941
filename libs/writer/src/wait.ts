/** How long the client waits: until the entry is durable, under a signed checkpoint, or cosigned by the quorum. */
export type Wait = 'appended' | 'sealed' | 'witnessed';
