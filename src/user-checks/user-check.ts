import type { CelInput } from '@bufbuild/cel';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { dig, type Json } from '../kernel/json.ts';
import type { Evidence, Gap } from '../kernel/known.ts';
import { templateOf } from '../manifests/kinds.ts';
import type { ManifestObject } from '../manifests/manifest-object.ts';
import type { ObjectCheck } from '../manifests/object-check.ts';
import { toPodRow } from '../manifests/pod-row.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { Origin } from '../model/table.ts';
import type { Verdict } from '../model/verdict.ts';
import { NotGiven, notGiven, toCelValue } from './cel-value.ts';
import type { Answer, Expression } from './expression.ts';
import { podView } from './pod-view.ts';

/** What a user wrote, read and found right. */
export interface UserCheckParts {
  /** What reports tell of it. */
  check: AnyCheck;
  why: Bilingual | undefined;
  concerns(kindName: string): boolean;
  /** Where it answers false, the question does not arise. */
  when: Expression | undefined;
  expression: Expression;
  /** RFC 6901, below the object: what a finding points to. */
  path: string;
}

const NAMESPACE = notGiven(
  new NotGiven('a manifest does not hold the namespace that it goes to', 'kubernetes/namespaces'),
);

/** A check that a user wrote, asked about one object at a time. */
export class UserCheck implements ObjectCheck {
  readonly check: AnyCheck;
  readonly why: Bilingual | undefined;
  readonly concerns: ObjectCheck['concerns'];
  private readonly parts: UserCheckParts;

  constructor(parts: UserCheckParts) {
    this.parts = parts;
    this.check = parts.check;
    this.why = parts.why;
    this.concerns = parts.concerns;
  }

  judge(object: ManifestObject, at: Origin, namespaceObject?: Json): Verdict {
    const values: Record<string, CelInput> = {
      object: toCelValue(object.value),
      namespaceObject: namespaceObject === undefined ? NAMESPACE : toCelValue(namespaceObject),
      pod: podOf(object, at),
    };
    const { when, expression } = this.parts;
    if (when !== undefined) {
      const asked = when.ask(values);
      if ('why' in asked) return unknown(asked, at);
      if (!asked.value) return { verdict: 'not-applicable', because: 'the check says so itself' };
    }
    const answer = expression.ask(values);
    if ('why' in answer) return unknown(answer, at);
    if (answer.value) return { verdict: 'pass' };
    return { verdict: 'fail', saw: {}, evidence: [this.evidence(object, at)] };
  }

  private evidence(object: ManifestObject, at: Origin): Evidence {
    const { path } = this.parts;
    const names = path
      .split('/')
      .slice(1)
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
    const value = names.length === 0 ? null : (dig(object.value, ...names) ?? null);
    const evidence: Evidence = { source: at.source, ids: at.ids, path: object.pointer + path, value };
    if (at.page !== undefined) evidence.page = at.page;
    return evidence;
  }
}

function podOf(object: ManifestObject, at: Origin): CelInput {
  const template = templateOf(object.kindName);
  if (template === undefined) return notGiven(new NotGiven(`a ${object.kind} has no pod template`));
  const { malformed } = toPodRow(object, template, at);
  const view = podView(object.value, template);
  if (malformed !== undefined || view === undefined)
    return notGiven(new NotGiven(malformed?.reason ?? 'there is no pod template'));
  return toCelValue(view);
}

function unknown({ why, source }: Extract<Answer, { why: string }>, at: Origin): Verdict {
  const gap: Gap = { source: source ?? at.source, ids: at.ids, outcome: 'failed', reason: why };
  return { verdict: 'unknown', because: [source === undefined ? gap : { ...gap, outcome: 'not-attempted' }] };
}
