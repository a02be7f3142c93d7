import { isObject, type Json, member } from '../../kernel/json.ts';
import { findComponent, toComponentName } from '../components.ts';
import { idsOf, instantOf, isId, listOf, textOf, textsOf } from '../fields.ts';
import type { AdvisoryRecord, AffectedComponent, Condition, Imported, Statement } from '../record.ts';
import { withoutAbsent } from '../without-absent.ts';

const TRIGGERS = ['customer', 'alibaba-cloud', 'maintenance-window', 'none', 'unknown'];

/**
 * A notice of ACK in our own form (schema/ack-notice.schema.json): the help centre publishes pages for
 * people only. Names the flaws, the ACK releases that fix them, and for which clusters it does not hold.
 */
export function importAckNotice(document: Json): Imported {
  const id = member(document, 'id');
  if (!isId(id)) return { entries: [], refused: ['a notice without a usable id'] };
  const flaws = idsOf(document, 'advisories');
  if (flaws.length === 0) return { entries: [], refused: [`notice ${id} names no advisory`] };
  const refused: string[] = [];
  const trigger = textOf(document, 'trigger');
  if (trigger !== undefined && !TRIGGERS.includes(trigger))
    refused.push(`notice ${id}: ${JSON.stringify(trigger)} is no trigger`);
  const record: AdvisoryRecord = withoutAbsent({
    kind: 'advisory' as const,
    id,
    source: 'ack-notice',
    rank: 1 as const,
    // A page may cover several flaws: they stay apart.
    aliases: flaws.length === 1 ? flaws : [],
    upstream: flaws.length === 1 ? [] : flaws,
    summary: textOf(document, 'title') ?? '',
    published: instantOf(document, 'published'),
    vectors: [],
    affected: listOf(document, 'components').flatMap(affectedOf),
    trigger: trigger !== undefined && TRIGGERS.includes(trigger) ? trigger : undefined,
    remedy: textOf(document, 'remedy'),
    mitigation: textOf(document, 'mitigation'),
    references: [textOf(document, 'source')].filter((url) => url !== undefined),
    defects: [],
  });
  const date = instantOf(document, 'published');
  // Where it stays apart from its flaws, what it says holds for it, too.
  const named = flaws.length === 1 ? flaws : [id, ...flaws];
  const fixes = listOf(document, 'components').flatMap((item) => fixesOf(named, id, item, date));
  const statements = listOf(document, 'statements').flatMap((item) =>
    statementsOf(named, id, item, date, refused),
  );
  return { entries: [record, ...fixes, ...statements], refused };
}

function affectedOf(item: Json): AffectedComponent[] {
  const name = textOf(item, 'name');
  if (name === undefined) return [];
  const component = toComponentName(name);
  return [
    {
      component,
      family: findComponent(component)?.family ?? 'ack-addon',
      ranges: textsOf(item, 'affected').map((text) => ({ text })),
      versions: [],
      except: [],
      undetermined: [],
      unverified: false,
    },
  ];
}

/** An ACK release with the fix: it holds from there on its branch, whatever upstream ranges say. */
function fixesOf(
  flaws: readonly string[],
  notice: string,
  item: Json,
  date: string | undefined,
): Statement[] {
  const name = textOf(item, 'name');
  if (name === undefined) return [];
  return textsOf(item, 'fixed').flatMap((fixedFrom) =>
    flaws.map((id) =>
      withoutAbsent({
        kind: 'statement' as const,
        id,
        source: `ack-notice: ${notice}`,
        component: toComponentName(name),
        fixedFrom,
        status: 'fixed' as const,
        reason: `fixed in ${fixedFrom}`,
        date,
        conditions: [],
      }),
    ),
  );
}

function statementsOf(
  flaws: readonly string[],
  notice: string,
  item: Json,
  date: string | undefined,
  refused: string[],
): Statement[] {
  const component = textOf(item, 'component');
  const status = textOf(item, 'status');
  const reason = textOf(item, 'reason');
  const conditions = conditionsOf(member(item, 'when'));
  if (component === undefined || reason === undefined || conditions === undefined || !isStatus(status)) {
    refused.push(
      `notice ${notice}: a statement needs component, status, reason, and lists of texts under when`,
    );
    return [];
  }
  return flaws.map((id) =>
    withoutAbsent({
      kind: 'statement' as const,
      id,
      source: `ack-notice: ${notice}`,
      component: toComponentName(component),
      status,
      reason,
      date,
      conditions,
    }),
  );
}

function isStatus(text: string | undefined): text is 'not-affected' | 'affected' {
  return text === 'not-affected' || text === 'affected';
}

/** Undefined where a condition cannot be read: leaving it out would silence more than was said. */
function conditionsOf(when: Json | undefined): Condition[] | undefined {
  if (when === undefined) return [];
  if (!isObject(when)) return undefined;
  const conditions = Object.keys(when).map((fact) => ({ fact, oneOf: textsOf(when, fact) }));
  return conditions.some(({ oneOf }) => oneOf.length === 0) ? undefined : conditions;
}
