import type { BenchmarkItem } from '../model/benchmark.ts';
import type { Bilingual } from '../model/bilingual.ts';

type Extra = Pick<BenchmarkItem, 'level' | 'settings' | 'accepts' | 'note'>;

/** An item that the data decides. */
export function automated(
  id: string,
  en: string,
  zh: string,
  checks: readonly string[],
  extra: Extra = {},
): BenchmarkItem {
  return { id, title: { en, 'zh-CN': zh }, kind: 'automated', checks, ...extra };
}

/** An item of which the data can show a breach, but a person has to judge the rest. */
export function partly(
  id: string,
  en: string,
  zh: string,
  checks: readonly string[],
  extra: Extra = {},
): BenchmarkItem {
  return { ...automated(id, en, zh, checks, extra), judgement: true };
}

/** An item about what the provider runs on a managed cluster: stated with its evidence, not checked. */
export function inherited(id: string, en: string, zh: string, extra: Extra = {}): BenchmarkItem {
  return {
    id,
    title: { en, 'zh-CN': zh },
    kind: 'provider-inherited',
    checks: ['resp-control-plane-provider', 'resp-control-plane-self-run'],
    ...extra,
  };
}

/** An item that is not judged, and why. */
export function leftOut(id: string, en: string, zh: string, because: Bilingual): BenchmarkItem {
  return { id, title: { en, 'zh-CN': zh }, kind: 'left-out', checks: [], because };
}
