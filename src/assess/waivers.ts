import { matchesGlob } from '../kernel/glob.ts';
import type { WaiverLine, WaiverReport } from '../model/assessment.ts';
import type { Scope } from '../model/scope.ts';

/** An accepted finding (CONTRACT: waivers). The day it names is the last on which it holds. */
export type Waiver = WaiverLine;

/** Matches waivers against fails, and keeps book of those that expired or matched nothing. */
export class WaiverBook {
  private readonly waivers: readonly Waiver[];
  private readonly today: string;
  private readonly used = new Set<Waiver>();
  private readonly expired = new Set<Waiver>();
  private applied = 0;

  /** `snapshotTime` is RFC 3339: a waiver is judged by the snapshot's day, never the clock's. */
  constructor(waivers: readonly Waiver[], snapshotTime: string) {
    this.waivers = waivers;
    this.today = snapshotTime.slice(0, 10);
  }

  /** The waiver that holds for a fail, or the expired one that would have. */
  match(check: string, subject: string, scope: Scope): { waiver?: Waiver; expired?: Waiver } {
    let expired: Waiver | undefined;
    for (const waiver of this.waivers) {
      if (waiver.check !== check) continue;
      if (waiver.cluster !== undefined && waiver.cluster !== scope.cluster) continue;
      if (waiver.subject !== undefined && !matchesGlob(waiver.subject, subject)) continue;
      this.used.add(waiver);
      if (waiver.expires >= this.today) {
        this.applied += 1;
        return { waiver };
      }
      this.expired.add(waiver);
      expired ??= waiver;
    }
    return expired === undefined ? {} : { expired };
  }

  report(): WaiverReport {
    return {
      applied: this.applied,
      unmatched: this.waivers.filter((waiver) => !this.used.has(waiver)),
      expired: this.waivers.filter((waiver) => this.expired.has(waiver)),
    };
  }
}
