import type { PolicyRule } from './policy-rule.ts';
import type { PreparedRequest } from './prepared-request.ts';
import { ruleMatches, ruleMatchesRest } from './rule-allows.ts';

/** Rules by resource, and under each by name: a role of a hundred thousand rules answers as a small one does. */
interface ByName {
  unnamed: number[];
  named: Map<string, number[]>;
}

const FEW = 12;

/** Finds the first rule of one role that allows a request. */
export class RoleIndex {
  private readonly rules: readonly PolicyRule[];
  private byResource: Map<string, ByName> | undefined;
  private readonly withUrls: number[] = [];

  constructor(rules: readonly PolicyRule[]) {
    this.rules = rules;
  }

  /** The index of the rule, or -1. */
  firstAllowing(request: PreparedRequest): number {
    if (this.rules.length <= FEW) return this.rules.findIndex((rule) => ruleMatches(rule, request));
    const byResource = this.built();
    if ('path' in request)
      return this.withUrls.find((index) => ruleMatches(this.rules[index] as PolicyRule, request)) ?? -1;
    let first = -1;
    for (const text of request.texts) {
      const found = byResource.get(text);
      if (found === undefined) continue;
      for (const indexes of [found.unnamed, found.named.get(request.name) ?? []]) {
        const index = indexes.find((one) => ruleMatchesRest(this.rules[one] as PolicyRule, request)) ?? -1;
        if (index >= 0 && (first < 0 || index < first)) first = index;
      }
    }
    return first;
  }

  private built(): Map<string, ByName> {
    if (this.byResource !== undefined) return this.byResource;
    const byResource = new Map<string, ByName>();
    this.byResource = byResource;
    this.rules.forEach((rule, index) => {
      if ((rule.nonResourceURLs ?? []).length > 0) this.withUrls.push(index);
      for (const resource of new Set(rule.resources ?? [])) {
        let at = byResource.get(resource);
        if (at === undefined) {
          at = { unnamed: [], named: new Map() };
          byResource.set(resource, at);
        }
        addNames(at, rule.resourceNames ?? [], index);
      }
    });
    return byResource;
  }
}

function addNames(at: ByName, names: readonly string[], index: number): void {
  if (names.length === 0) at.unnamed.push(index);
  for (const name of new Set(names)) {
    const indexes = at.named.get(name);
    if (indexes === undefined) at.named.set(name, [index]);
    else indexes.push(index);
  }
}
