import { type ImageReference, parseImageReference } from '../../kernel/image-reference.ts';
import type { Gap } from '../../kernel/known.ts';
import type { PodTemplate } from '../../model/facts/pod-template.ts';
import type { PolicyInstance } from '../../model/facts/policy-instance.ts';
import type { Table } from '../../model/table.ts';
import { missingFrom } from './gaps.ts';

/** The lists of repositories that hold in a namespace, and what may be missing of them. */
export interface AllowedRepositories {
  /** Every list has to allow an image. */
  lists: readonly (readonly string[])[];
  unread: readonly Gap[];
}

const POLICY = 'ACKAllowedRepos';
export const POLICIES = 'cs/DescribePolicyInstances';

/** What the policy of ACK lets the pods of a namespace run, whether it denies or only warns. */
export function allowedRepositories(
  { cluster, namespace }: PodTemplate,
  policies: Table<PolicyInstance>,
): AllowedRepositories {
  const unread: Gap[] = [...missingFrom(policies, cluster, POLICIES)];
  const lists: (readonly string[])[] = [];
  for (const { cluster: of, namespaces, repositories } of policies.by('policy', POLICY)) {
    if (of !== cluster) continue;
    if (!namespaces.known) unread.push(namespaces.because);
    else if (!covers(namespaces.value, namespace)) continue;
    else if (!repositories.known) unread.push(repositories.because);
    else lists.push(repositories.value);
  }
  return { lists, unread };
}

function covers(namespaces: string, namespace: string): boolean {
  return namespaces === '*' || namespaces.split(',').some((name) => name.trim() === namespace);
}

/**
 * Whether one entry of a list is the beginning of an image, as the policy compares; the registry has to be
 * the entry's own, for `registry.example.com` is the beginning of `registry.example.com.attacker.example` too.
 */
export function isAllowed(image: ImageReference, text: string, list: readonly string[]): boolean {
  const whole = `${image.registry}/${image.repository}`;
  return list.some((entry) => {
    const slash = entry.indexOf('/');
    if (slash < 0) return entry === image.registry || isShortName(entry, text);
    if (text.startsWith(entry) && registryOf(entry) === image.registry) return true;
    return registryOf(entry) === image.registry && whole.startsWith(entry);
  });
}

/** `nginx` allows `nginx:1.29`, of Docker Hub. */
function isShortName(entry: string, text: string): boolean {
  return entry !== '' && !text.includes('/') && text.startsWith(entry);
}

function registryOf(entry: string): string | undefined {
  return parseImageReference(`${entry.replace(/\/$/, '')}/x`)?.registry;
}
