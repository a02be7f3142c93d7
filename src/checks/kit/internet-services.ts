import { isPublicAddress } from '../../kernel/addresses.ts';
import type { Evidence, Gap } from '../../kernel/known.ts';
import type { Ingress } from '../../model/facts/ingress.ts';
import type { Service } from '../../model/facts/service.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { asksForIntranet, loadBalancerAnnotation } from './service-annotations.ts';
import { evidenceOf } from './verdicts.ts';

/** Whether the internet reaches something, by what that was seen; a gap where it cannot be told. */
export type Reached = { evidence: readonly Evidence[] } | false | Gap;

export function isReached(reached: Reached): reached is { evidence: readonly Evidence[] } {
  return reached !== false && 'evidence' in reached;
}

/** Whether a Service of type LoadBalancer has its load balancer on the internet. */
export function reachedService(service: Service): Reached {
  const { type, addresses, annotations, at, namespace, name } = service;
  const assigned = addresses.known ? addresses.value : [];
  const evidence = evidenceOf(type, addresses, annotations);
  if (assigned.some((address) => isPublicAddress(address) === true)) return { evidence };
  if (!addresses.known) return addresses.because;
  if (!annotations.known) return annotations.because;
  if (assigned.length > 0 && assigned.every((address) => isPublicAddress(address) === false)) return false;
  const reused = loadBalancerAnnotation(service, 'id');
  // The kind of a load balancer that was there before is its own, whatever the Service asks for.
  if (reused !== '')
    return gapOf(
      at.source,
      at.ids,
      'absent',
      `Service ${namespace}/${name} does not say whether ${reused} is on the internet`,
    );
  return asksForIntranet(service) ? false : { evidence };
}

/** The nginx controller of ACK and of its makers, by the Service before it. */
const NGINX_SERVICE = /(?:^|-)(?:ingress-nginx-controller|nginx-ingress-lb|nginx-ingress-controller)$/;

/**
 * Whether an Ingress is reached from the internet: by the address that its controller gave it, else by the load
 * balancer before the nginx controller. Controllers with a load balancer of their own (ALB, MSE) tell a host name.
 */
export function reachedIngress(ingress: Ingress, services: readonly Service[]): Reached {
  const { addresses, className, at, namespace, name } = ingress;
  if (!addresses.known) return addresses.because;
  const kinds = addresses.value.map((address) => isPublicAddress(address));
  if (kinds.includes(true)) return { evidence: evidenceOf(addresses) };
  if (kinds.length > 0 && kinds.every((kind) => kind === false)) return false;
  if (className.known && (className.value === '' || className.value === 'nginx')) {
    for (const service of services) {
      if (!NGINX_SERVICE.test(service.name)) continue;
      if (!service.type.known || service.type.value !== 'LoadBalancer') continue;
      const reached = reachedService(service);
      if (isReached(reached)) return { evidence: [...evidenceOf(className), ...reached.evidence] };
    }
  }
  return gapOf(
    at.source,
    at.ids,
    'absent',
    `Ingress ${namespace}/${name} does not tell whether its load balancer is on the internet`,
  );
}
