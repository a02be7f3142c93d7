import type { Evidence, Gap } from '../../kernel/known.ts';
import type { ServiceSelector } from '../../model/facts/service-selector.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import type { Tables } from '../../model/tables.ts';
import { missingFrom } from './gaps.ts';
import { isReached, type Reached, reachedIngress, reachedService } from './internet-services.ts';

export type ExposureTables = Pick<Tables, 'services' | 'serviceSelectors' | 'ingresses' | 'machineSettings'>;

/** One way from the internet to a pod: `LoadBalancer shop/web`, `Ingress shop/web → Service shop/web`. */
export interface InternetWay {
  text: string;
  evidence: readonly Evidence[];
}

export interface InternetExposure {
  ways: readonly InternetWay[];
  /** Why there may be more. */
  gaps: readonly Gap[];
}

/** A Service that may bring traffic of the internet; without labels one of which nobody knows where it goes. */
export interface InternetEntry extends InternetExposure {
  labels: ReadonlyMap<string, string> | undefined;
}

/** An Ingress before a Service, and whether the internet reaches it. */
interface Before {
  text: string;
  reached: Reached;
}

/** What may bring traffic of the internet into a cluster: worked out once, for very many pods ask. */
export class InternetEntries {
  readonly #tables: ExposureTables;
  readonly #entries = new Map<string, InternetEntry[]>();
  readonly #nodes = new Map<string, readonly Gap[]>();

  constructor(tables: ExposureTables) {
    this.#tables = tables;
    const before = this.#ingresses();
    for (const service of tables.serviceSelectors.rows) {
      const entry = this.#entryOf(service, before.get(service.id) ?? []);
      if (entry !== undefined) this.#put(service.cluster, service.namespace, entry);
    }
  }

  of(cluster: string, namespace: string): readonly InternetEntry[] {
    return this.#entries.get(`${cluster}\n${namespace}`) ?? [];
  }

  /** What listens on nodes is reached where these have addresses of their own and their security groups let it in. */
  nodeGaps(cluster: string): readonly Gap[] {
    let gaps = this.#nodes.get(cluster);
    if (gaps === undefined) {
      const { machineSettings } = this.#tables;
      const found = machineSettings.of(cluster).flatMap(({ ecs, publicAccess, at, name }) => {
        if (ecs.known && !ecs.value) return [];
        if (!publicAccess.known) return [publicAccess.because];
        if (!publicAccess.value) return [];
        const reason = `${name} has a public address, and its security groups are not held against node ports`;
        return [gapOf(at.source, at.ids, 'absent', reason)];
      });
      gaps = [...found.slice(0, 3), ...missingFrom(machineSettings, cluster, 'ecs/DescribeInstances')];
      this.#nodes.set(cluster, gaps);
    }
    return gaps;
  }

  /** By the id of the Service behind them; where that was not read, the whole namespace is in doubt. */
  #ingresses(): Map<string, Before[]> {
    const before = new Map<string, Before[]>();
    for (const ingress of this.#tables.ingresses.rows) {
      const { cluster, namespace, name, services } = ingress;
      const reached = reachedIngress(ingress, this.#tables.services.of(cluster));
      if (reached === false) continue;
      if (!services.known) {
        this.#put(cluster, namespace, { labels: undefined, ways: [], gaps: [services.because] });
        continue;
      }
      for (const service of services.value) {
        const id = `${cluster}/${namespace}/${service}`;
        const text = `Ingress ${namespace}/${name} → Service ${namespace}/${service}`;
        before.set(id, [...(before.get(id) ?? []), { text, reached }]);
      }
    }
    return before;
  }

  #put(cluster: string, namespace: string, entry: InternetEntry): void {
    const key = `${cluster}\n${namespace}`;
    const known = this.#entries.get(key);
    if (known === undefined) this.#entries.set(key, [entry]);
    else known.push(entry);
  }

  #entryOf(service: ServiceSelector, ingresses: readonly Before[]): InternetEntry | undefined {
    const own = this.#ownWay(service);
    const ways: InternetWay[] = [];
    const gaps: Gap[] = [...own.gaps];
    for (const { text, reached } of [...own.before, ...ingresses]) {
      if (isReached(reached)) ways.push({ text, evidence: reached.evidence });
      else if (reached !== false) gaps.push(reached);
    }
    if (ways.length + gaps.length === 0) return undefined;
    const { selector } = service;
    if (!selector.known) return { labels: undefined, ways: [], gaps: [selector.because] };
    // Somebody else keeps the endpoints of a Service without a selector.
    return selector.value.size === 0 ? undefined : { labels: selector.value, ways, gaps };
  }

  /** What the type of a Service opens. */
  #ownWay({ id, type, namespace, name, cluster }: ServiceSelector): {
    before: readonly Before[];
    gaps: readonly Gap[];
  } {
    if (!type.known) return { before: [], gaps: [type.because] };
    if (type.value === 'NodePort') return { before: [], gaps: this.nodeGaps(cluster) };
    const service = type.value === 'LoadBalancer' ? this.#tables.services.get(id) : undefined;
    if (service === undefined) return { before: [], gaps: [] };
    return {
      before: [{ text: `LoadBalancer ${namespace}/${name}`, reached: reachedService(service) }],
      gaps: [],
    };
  }
}
