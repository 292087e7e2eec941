import type { TransferRecord } from './must-record';
import type { Step, Told } from './step';

const transferred: Step = (record, { act, data, id }) => {
  const findings = data['findings'] as readonly string[];
  if (!findings.includes(record.finding)) return record;
  const transfer = { referral: id, kind: data['kind'] as TransferRecord['kind'], transferred: act };
  return { ...record, transfers: [...record.transfers, transfer] };
};

const inTransfer =
  (change: (transfer: TransferRecord, told: Told) => TransferRecord): Step =>
  (record, told) => ({
    ...record,
    transfers: record.transfers.map((one) => (one.referral === told.id ? change(one, told) : one)),
  });

const ended = inTransfer((one, { act }) => ({ ...one, ended: one.ended ?? act }));

export const transferSteps: Readonly<Record<string, Step>> = {
  CaseTransferred: transferred,
  ReceiptReceived: inTransfer((one, { act }) => ({ ...one, receipt: one.receipt ?? act })),
  TransferReturned: ended,
  // Filed by the police: the finding stays with them.
  PoliceDecision: (record, told) => (told.data['filed'] === true ? record : ended(record, told)),
  ReturnedByProsecutor: ended,
};
