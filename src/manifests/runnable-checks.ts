import { type AnyCheck, podFormOf, type Surroundings } from '../checks/kit/define-check.ts';
import type { PodSecurityStandard } from '../model/facts/pod-template.ts';
import type { NotRun } from '../model/scan.ts';
import type { TableName } from '../model/tables.ts';
import { MANIFEST_TABLES } from './kinds.ts';
import type { ObjectCheck } from './object-check.ts';

/** The checks that one object of a manifest answers, and those that need more, told once. */
export interface CheckPlan {
  pods: readonly AnyCheck[];
  /** By the table whose rows they judge. */
  tables: ReadonlyMap<TableName, readonly AnyCheck[]>;
  /** Of whole objects: those of users. */
  objects: readonly ObjectCheck[];
  notRun: readonly NotRun[];
  clock: Clock;
  /** By which Pod Security Standard pods are judged; see `PodTemplate`. */
  standard: PodSecurityStandard | undefined;
}

/** Whether verdicts asked for the time, and how long they hold: for the day, or not at all. */
export interface Clock {
  asked: 'never' | 'day' | 'moment';
}

/** What a check of running pods needs that no template tells. */
const RUNNING_PODS = 'running pods';

export function planChecks(
  checks: readonly AnyCheck[],
  standard?: PodSecurityStandard,
  objects: readonly ObjectCheck[] = [],
): CheckPlan {
  const pods: AnyCheck[] = [];
  const tables = new Map<TableName, AnyCheck[]>();
  const notRun: NotRun[] = [];
  const clock: Clock = { asked: 'never' };
  for (const whole of checks) {
    const check = ofManifests(whole, clock);
    const needs = needsOf(check);
    if (needs.length > 0) notRun.push({ check: check.id, needs });
    else {
      const ofPods = podFormOf(check);
      if (ofPods !== undefined) pods.push(ofPods);
      if (check.subject === 'podTemplates') continue;
      const table = check.subject as TableName;
      const known = tables.get(table);
      if (known === undefined) tables.set(table, [check]);
      else known.push(check);
    }
  }
  return { pods, tables, objects, notRun, clock, standard };
}

/** The next step is to change the manifest: no console and no call does that. */
function ofManifests(check: AnyCheck, clock: Clock): AnyCheck {
  const around = new WatchedSurroundings(clock, check);
  return {
    ...check,
    act: { step: check.act.step },
    judge: (row, surroundings) => check.judge(row, around.of(surroundings)),
  };
}

/** Notes that a check asks for the time. One object for all rows: there are very many. */
class WatchedSurroundings implements Surroundings<TableName> {
  private readonly clock: Clock;
  private readonly asking: Clock['asked'];
  private whole: Surroundings<TableName> | undefined;

  constructor(clock: Clock, { subject }: AnyCheck) {
    this.clock = clock;
    // What is known of software has a day; what objects themselves tell, as certificates do, has an hour too.
    this.asking = subject === 'podTemplates' ? 'day' : 'moment';
  }

  of(whole: Surroundings<TableName>): this {
    this.whole = whole;
    return this;
  }

  get tables(): Surroundings<TableName>['tables'] {
    return this.given().tables;
  }

  get time(): number {
    if (this.clock.asked !== 'moment') this.clock.asked = this.asking;
    return this.given().time;
  }

  private given(): Surroundings<TableName> {
    if (this.whole === undefined) throw new Error('no row is judged now');
    return this.whole;
  }
}

// Of other objects a manifest tells only some: what a check would conclude from them is not known.
function needsOf(check: AnyCheck): string[] {
  const needs: string[] = check.reads.filter((table) => table !== check.subject);
  if (check.subject === 'podTemplates') {
    if (check.duty === 'activate-fix') needs.unshift(RUNNING_PODS);
  } else if (!MANIFEST_TABLES.has(check.subject as TableName)) needs.unshift(check.subject);
  else if (check.reads.includes(check.subject as TableName)) needs.unshift(check.subject);
  return needs;
}
