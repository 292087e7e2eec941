/**
 * What the three-line examples of the READMEs take for granted: imports, and values that the
 * reader has at hand. An example stands inside a function, after these lines.
 */
export const PREAMBLES: Readonly<Record<string, string>> = {
  'apps/cli': '',
  'apps/demo': `
    import { CountyYear } from '../../apps/demo/generator/year/county-year';
    import { Story } from '../../apps/demo/generator/story/story';
    import { Player } from '../../apps/demo/player/play';
    type Years = ConstructorParameters<typeof CountyYear>;
    type Players = ConstructorParameters<typeof Player>;
    declare const sha256: ConstructorParameters<typeof Story>[0];
    declare const origin: string;
    declare const pens: Years[1] & Players[2]['pens'];
    declare const ledger: Players[0];
    declare const clock: Players[1];
    const { registry, ids } = {} as Players[2];`,
  'apps/ledger': `
    import { dataFolder } from '../../apps/ledger/composition/data-folder';
    import { openLedger } from '../../apps/ledger/composition/open-ledger';
    import { createLedgerApp } from '../../apps/ledger/http/ledger-app';`,
  'libs/accountability': `
    import { judgeMusts, rollUp, worstRow, type JudgedFinding, type MustRecord } from '@mingjing/accountability';
    declare const record: MustRecord;
    declare const asOf: string;
    declare const judged: JudgedFinding[];`,
  'libs/bundle': `
    import { NO_KEYS, parseGivenKeys, verifyBundle } from '@mingjing/bundle';
    import { portableVerify } from '@mingjing/log';
    import type { Sha256 } from '@mingjing/kernel';
    declare const sha256: Sha256;
    declare const bytes: Uint8Array;
    declare const show: (...words: string[]) => void;`,
  'libs/catalogue': `
    import { Id, Optional, Text, compilePayload } from '@mingjing/catalogue';
    import { bothAgreeOn } from '@mingjing/catalogue/testing';
    import type { Statement } from '@mingjing/kernel';
    declare const statement: Statement;`,
  'libs/checklist': `
    import { checklistAt, percentForBand, ratioDecision } from '@mingjing/checklist/contracts';
    import type { Facts, Statement } from '@mingjing/kernel';
    declare const facts: Facts;
    declare const statement: Statement;
    declare const frozen: readonly string[];`,
  'libs/client': `
    import { disclosing, enrolmentProof, penOf, submissionOf, type StatementDraft } from '@mingjing/client';
    import type { Sha256 } from '@mingjing/kernel';
    declare const sha256: Sha256;
    declare const draft: StatementDraft;
    declare const key: { readonly publicKey: Uint8Array; sign(message: Uint8Array): Uint8Array };
    declare const salt: () => Uint8Array;
    declare const second: ReturnType<typeof penOf>;`,
  'libs/draw': `
    import { executeDraw, publishedStrata, selectionHash, verifyTranscript, type DrawInput } from '@mingjing/draw';
    import type { Sha256 } from '@mingjing/kernel';
    declare const sha256: Sha256;
    declare const file: string;
    declare const publish: (...rows: unknown[]) => void;
    declare const input: DrawInput;
    const { drawId, strata, entities, officers, conflicts, reveals } = input;`,
  'libs/enforcement': `
    import { enforcementOf, orderOf } from '@mingjing/enforcement/contracts';
    import type { Context } from '@mingjing/kernel';
    import { Scenario, type Draft } from '@mingjing/kernel/testing';
    declare const contexts: readonly Context[];
    declare const scenario: Scenario;
    declare const F1: string;
    declare const ORDER: string;
    declare const confirmed: (finding: string) => Draft;
    declare const ordered: () => Draft;
    declare const served: () => Draft;`,
  'libs/event-store': `
    import { openSqliteEventStore, type StoredEntry } from '@mingjing/event-store';
    declare const size: number;
    declare const position: number;
    declare const entries: readonly StoredEntry[];
    declare const signal: AbortSignal;
    declare const reread: () => void;
    declare const project: (from: number, entries: readonly Uint8Array[]) => void;`,
  'libs/followers': `
    import { Follower, SqliteViewStore, type ViewDefinition } from '@mingjing/followers';
    import type { EventStore } from '@mingjing/event-store';
    declare const store: EventStore;
    declare const views: SqliteViewStore;
    declare const tasks: ViewDefinition;
    declare const trail: ViewDefinition;
    declare const size: number;`,
  'libs/governance': `
    import type { Facts, RecordedEvent, SignatureSet } from '@mingjing/kernel';
    declare const facts: Facts;
    declare const signature: SignatureSet;
    declare const trace: RecordedEvent;`,
  'libs/inspection': `
    import { findingOf, openFindings, visitOf } from '@mingjing/inspection/contracts';
    import type { Facts } from '@mingjing/kernel';
    declare const facts: Facts;
    declare const traceId: string;`,
  'libs/kernel': `
    import { readEntry, under, type Decide, type Facts, type Policy, type Statement } from '@mingjing/kernel';
    interface Order { readonly status: string }
    interface OrderServed { readonly method: string }
    declare const theOrderStands: Policy<Order, OrderServed>;
    declare const servedInTime: Policy<Order, OrderServed>;
    declare const state: Order | undefined;
    declare const statement: Statement<OrderServed>;
    declare const facts: Facts;
    declare const bytes: Uint8Array;`,
  'libs/log': `
    import { formatTlogProof, verifyTlogProof, type MerkleTree, type NoteVerifier } from '@mingjing/log';
    import type { Sha256 } from '@mingjing/kernel';
    declare const sha256: Sha256;
    declare const tree: MerkleTree;
    declare const verifier: NoteVerifier;
    declare const index: number;
    declare const size: number;
    declare const checkpoint: string;
    declare const origin: string;
    declare const entryBytes: Uint8Array;`,
  'libs/nodes': `
    import { LedgerNode, type NodeParts } from '@mingjing/nodes';
    declare const parts: NodeParts;
    declare const batch: Parameters<LedgerNode['submit']>[0];
    declare const index: number;`,
  'libs/publication': `
    import { isPublic, publicationOf, publicationsOf } from '@mingjing/publication/contracts';
    import type { Facts } from '@mingjing/kernel';
    declare const facts: Facts;
    declare const id: string;`,
  'libs/registers': `
    import { entitiesInEffect, isEligible, mayBeDrawn, officerRegisterIsFiled, officersInEffect } from '@mingjing/registers/contracts';
    import { refuse, type Facts } from '@mingjing/kernel';
    declare const facts: Facts;`,
  'libs/vault': `
    import { checkDisclosures, type VaultStore } from '@mingjing/vault';
    import type { Disclosures, Sha256, Statement } from '@mingjing/kernel';
    declare const vault: VaultStore;
    declare const statement: Statement;
    declare const disclosures: Disclosures;
    declare const sha256: Sha256;`,
  'libs/witness': `
    import { formatVerifierKey, type SignEd25519, type TrustPolicy, type VerifierKey, type VerifyEd25519 } from '@mingjing/log';
    import { createWitnessServer, openSqliteWitnessStore, Witness } from '@mingjing/witness';
    import type { Sha256 } from '@mingjing/kernel';
    declare const sha256: Sha256;
    declare const key: VerifierKey;
    declare const sign: SignEd25519;
    declare const verify: VerifyEd25519;
    declare const policy: TrustPolicy;
    declare const clock: () => number;
    declare const report: (failure: unknown) => void;`,
  'libs/writer': `
    import { openWriter, readSubmissions, type WriterParts } from '@mingjing/writer';
    declare const parts: WriterParts;
    declare const bytes: Uint8Array;`,
};
