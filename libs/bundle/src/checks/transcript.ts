import { isJsonObject, type Json, type JsonObject } from '@mingjing/kernel';
import { textIn, type Examined, type Tools } from '../examined';
import { bad, fault, good, note, type Check, type Fault, type Words } from '../report';

const TITLE: Words = { zh: '抽签记录重算', en: 'The draw, recomputed' };

/** The transcript recomputes, and it is that of the draw whose signed events stand in the bundle. */
export function checkTranscript(examined: Examined, { transcript: recompute }: Tools): readonly Check[] {
  const { transcript } = examined.bundle;
  if (transcript === undefined) return [];
  const other = contradiction(transcript, examined);
  if (other !== undefined) return [bad('transcript', TITLE, other)];
  const verdict = recompute?.(transcript);
  if (verdict === undefined) return [note('transcript', TITLE, '未重算', 'not recomputed here')];
  if (!verdict.startsWith('OK')) {
    return [bad('transcript', TITLE, fault('draw-differs', `重算不一致：${verdict}`, verdict))];
  }
  const zh = verdict === 'OK' ? '逐行重算一致' : '抽取部分重算一致（公开版不含人员）';
  return [
    good('transcript', TITLE, `${zh}；与已签名事件相符`, `${verdict}; it agrees with the signed events`),
  ];
}

/** What RegisterFrozen, SeedCommitted, SeedRevealed and DrawExecuted say of it, as far as they are here. */
function contradiction(transcript: JsonObject, { bundle, entries }: Examined): Fault | undefined {
  const stream = `draw/${textIn(transcript['drawId'])}`;
  if (stream !== bundle.subject) return differs(`drawId is that of ${stream}`);
  const events = entries.map(({ entry }) => entry.statement).filter((one) => one.stream === stream);
  const dataOf = (type: string): readonly JsonObject[] =>
    events.filter((one) => one.type === type).map(({ data }) => data);
  const claims: readonly (readonly [what: string, signed: Json | undefined, claimed: Json | undefined])[] = [
    ...dataOf('RegisterFrozen').flatMap(({ roots }) =>
      ['entities', 'officers', 'conflicts'].map(
        (name) => [`roots.${name}`, member(roots, name), member(transcript['roots'], name)] as const,
      ),
    ),
    ...dataOf('DrawExecuted').map(
      ({ seed }) => ['seed', seed, member(transcript['result'], 'seed')] as const,
    ),
    ...contributions(dataOf('SeedCommitted'), transcript['commitments'], 'commitment'),
    ...contributions(dataOf('SeedRevealed'), transcript['reveals'], 'secret'),
  ];
  const wrong = claims.find(([, signed, claimed]) => signed !== claimed);
  return wrong === undefined ? undefined : differs(wrong[0]);
}

function contributions(
  signed: readonly JsonObject[],
  claimed: Json | undefined,
  name: string,
): readonly (readonly [string, Json | undefined, Json | undefined])[] {
  const rows = Array.isArray(claimed) ? (claimed as readonly Json[]) : [];
  return signed.map((data) => {
    const row = rows.find((one) => member(one, 'contributor') === data['contributor']);
    return [`${name} of ${textIn(data['contributor'])}`, data[name], member(row, name)] as const;
  });
}

function member(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? value[name] : undefined;
}

function differs(what: string): Fault {
  return fault(
    'transcript-of-another',
    `与已签名事件不符：${what}`,
    `it contradicts the signed events: ${what}`,
  );
}
