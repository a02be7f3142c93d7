import type { CelInput } from '@bufbuild/cel';
import type { AnyCheck } from '../checks/kit/define-check.ts';
import { dig, isObject, type Json, type JsonObject, pointer } from '../kernel/json.ts';
import type { Evidence, Gap } from '../kernel/known.ts';
import { templateOf } from '../manifests/kinds.ts';
import type { ManifestObject } from '../manifests/manifest-object.ts';
import type { ObjectCheck } from '../manifests/object-check.ts';
import { toPodRow } from '../manifests/pod-row.ts';
import type { Bilingual } from '../model/bilingual.ts';
import type { PodTemplate } from '../model/facts/pod-template.ts';
import type { Origin } from '../model/table.ts';
import type { Unknown, Verdict } from '../model/verdict.ts';
import { NotGiven, notGiven, toCelMap, toCelValue } from './cel-value.ts';
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
  /** RFC 6901, below the object, or below its pod template: what a finding points to. */
  path: string;
  pathIn: 'object' | 'pod';
  /** It looks at nothing but `pod`, of which a snapshot tells enough. */
  ofPods: boolean;
}

const NAMESPACE = notGiven(
  new NotGiven('a manifest does not hold the namespace that it goes to', 'kubernetes/namespaces'),
);

const OF_MANIFESTS = new NotGiven('of a running pod this is not told');

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
    const answer = this.ask(
      {
        object: toCelValue(object.value),
        namespaceObject: namespaceObject === undefined ? NAMESPACE : toCelValue(namespaceObject),
        pod: podOf(object, at),
      },
      at,
    );
    if (answer !== false) return answer;
    return { verdict: 'fail', saw: {}, evidence: [this.evidenceIn(object, at)] };
  }

  /** The check as the engine asks it about the pods of a cluster; undefined where it needs more than pods tell. */
  ofPods(): AnyCheck | undefined {
    if (!this.parts.ofPods) return undefined;
    return { ...this.check, judge: (row) => this.judgePod(row as PodTemplate) };
  }

  private judgePod({ labels, annotations, spec, specPath, at }: PodTemplate): Verdict {
    const pod: JsonObject = { metadata: { labels, annotations }, spec };
    // Pods of one template are judged once, whatever node they run on.
    const told = toCelMap(spec, { nodeName: notGiven(OF_MANIFESTS) });
    const view = toCelMap(podView(pod, []) ?? {}, { metadata: notGiven(OF_MANIFESTS), spec: told });
    const answer = this.ask({ pod: view }, at);
    if (answer !== false) return answer;
    return { verdict: 'fail', saw: {}, evidence: [this.evidence(pod, specPath.replace(/\/spec$/, ''), at)] };
  }

  /** False for a fail, which needs evidence. */
  private ask(values: Record<string, CelInput>, at: Origin): Exclude<Verdict, { verdict: 'fail' }> | false {
    const { when, expression } = this.parts;
    if (when !== undefined) {
      const asked = when.ask(values);
      if ('why' in asked) return unknown(asked, at);
      if (!asked.value) return { verdict: 'not-applicable', because: 'the check says so itself' };
    }
    const answer = expression.ask(values);
    if ('why' in answer) return unknown(answer, at);
    return answer.value ? { verdict: 'pass' } : false;
  }

  private evidenceIn({ value, pointer: before, kindName }: ManifestObject, at: Origin): Evidence {
    const template = this.parts.pathIn === 'pod' ? (templateOf(kindName) ?? []) : [];
    const holder = dig(value, ...template);
    return this.evidence(isObject(holder) ? holder : {}, before + pointer(...template), at);
  }

  private evidence(object: JsonObject, before: string, at: Origin): Evidence {
    const { path } = this.parts;
    const names = path
      .split('/')
      .slice(1)
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
    const value = names.length === 0 ? null : (dig(object, ...names) ?? null);
    const evidence: Evidence = { source: at.source, ids: at.ids, path: before + path, value };
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

function unknown({ why, source }: Extract<Answer, { why: string }>, at: Origin): Unknown {
  const gap: Gap = { source: source ?? at.source, ids: at.ids, outcome: 'failed', reason: why };
  return { verdict: 'unknown', because: [source === undefined ? gap : { ...gap, outcome: 'not-attempted' }] };
}
