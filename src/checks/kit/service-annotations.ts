import { coversEveryAddress } from '../../kernel/addresses.ts';
import { member } from '../../kernel/json.ts';
import type { Service } from '../../model/facts/service.ts';

// The cloud controller manager reads the newer spelling first.
const PREFIXES = [
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-',
  'service.beta.kubernetes.io/alicloud-loadbalancer-',
];

/** An annotation of a load balancer in either spelling; empty where there is none. */
export function loadBalancerAnnotation({ annotations }: Service, name: string): string {
  if (!annotations.known) return '';
  const found = PREFIXES.map((prefix) => member(annotations.value, prefix + name)).find(
    (value) => value !== undefined,
  );
  return typeof found === 'string' ? found.trim() : '';
}

/** Nothing that was read restricts the sources, and nothing that would was left unread. */
export function isUnrestricted(service: Service): boolean {
  const { annotations, sourceRanges } = service;
  if (!annotations.known || !sourceRanges.known) return false;
  const acl =
    loadBalancerAnnotation(service, 'acl-status') === 'on' &&
    loadBalancerAnnotation(service, 'acl-type') === 'white' &&
    loadBalancerAnnotation(service, 'acl-id') !== '';
  // A network load balancer is restricted by its security groups.
  if (acl || loadBalancerAnnotation(service, 'security-group-ids') !== '') return false;
  return sourceRanges.value.length === 0 || coversEveryAddress(sourceRanges.value) === true;
}

/** An intranet load balancer, unless the Service says that it has an elastic IP address, and shows that. */
export function asksForIntranet(service: Service): boolean {
  return (
    loadBalancerAnnotation(service, 'address-type') === 'intranet' &&
    loadBalancerAnnotation(service, 'external-ip-type') !== 'eip'
  );
}
