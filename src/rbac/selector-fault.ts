import type { SelectorAttributes, SelectorRequirement } from './access-review.ts';

/**
 * Why the API server refuses a selector of an access review; undefined when it accepts it. An operator that
 * it does not know is accepted, a raw selector that does not parse is ignored.
 * Kubernetes: pkg/apis/authorization/validation, apimachinery/pkg/apis/meta/v1/validation
 */
export function faultOfSelector(
  name: 'fieldSelector' | 'labelSelector',
  selector: SelectorAttributes | undefined,
): string | undefined {
  if (selector === undefined) return undefined;
  const raw = (selector.rawSelector ?? '') !== '';
  const requirements = selector.requirements ?? [];
  if (raw && requirements.length > 0) return `${name} has both rawSelector and requirements`;
  if (!raw && requirements.length === 0) return `${name} has neither rawSelector nor requirements`;
  for (const requirement of requirements) {
    const fault =
      faultOfValues(requirement) ??
      (name === 'fieldSelector' ? faultOfField(requirement) : faultOfLabel(requirement));
    if (fault !== undefined) return `${name}: ${fault}`;
  }
  return undefined;
}

function faultOfValues({ operator, values }: SelectorRequirement): string | undefined {
  const count = (values ?? []).length;
  if ((operator === 'In' || operator === 'NotIn') && count === 0) return `${operator} needs values`;
  if ((operator === 'Exists' || operator === 'DoesNotExist') && count > 0)
    return `${operator} takes no values`;
  return undefined;
}

function faultOfField({ key }: SelectorRequirement): string | undefined {
  return (key ?? '') === '' ? 'a requirement has no key' : undefined;
}

function faultOfLabel({ key, values }: SelectorRequirement): string | undefined {
  if (!isLabelKey(key ?? '')) return `${JSON.stringify(key ?? '')} is no label key`;
  const odd = (values ?? []).find((value) => !isLabelValue(value));
  return odd === undefined ? undefined : `${JSON.stringify(odd)} is no label value`;
}

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** A qualified name: at most 63 characters, with a DNS subdomain as its prefix or none. */
function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  const name = parts.at(-1) as string;
  if (parts.length > 2 || name.length > 63 || !NAME.test(name)) return false;
  const [prefix] = parts;
  return parts.length === 1 || ((prefix as string).length <= 253 && SUBDOMAIN.test(prefix as string));
}

function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && NAME.test(value));
}
