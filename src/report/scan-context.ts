import type { Messages } from '../messages/en.ts';
import { fill } from '../messages/fill.ts';
import { translate } from '../messages/translate.ts';
import type { CatalogueEntry } from '../model/assessment.ts';
import type { Bilingual, Language } from '../model/bilingual.ts';
import type { ScanFinding, ScanReport } from '../model/scan.ts';
import { inert } from './inert.ts';
import { renderAct, renderMessage, renderTitle } from './render-message.ts';

/** What every report of a scan needs to tell a finding. */
export class ScanTeller {
  readonly messages: Messages;
  private readonly language: Language;
  private readonly reasons: ReadonlyMap<string, Bilingual>;
  private readonly entries: ReadonlyMap<string, CatalogueEntry>;

  constructor(report: ScanReport, language: Language) {
    this.language = language;
    this.messages = translate(language);
    this.reasons = new Map(report.scan.reasons.map(({ check, why }) => [check, why]));
    this.entries = new Map(report.catalogue.map((entry) => [entry.id, entry]));
  }

  /** Why what the check finds is bad; empty where its page does not say. */
  why(check: string): string {
    return this.reasons.get(check)?.[this.language] ?? '';
  }

  title(check: string): string {
    return renderTitle(this.entries.get(check), check, this.language);
  }

  message(finding: ScanFinding): string {
    return inert(renderMessage(this.entries.get(finding.check), finding, this.language));
  }

  step(finding: ScanFinding): string {
    return inert(renderAct(this.entries.get(finding.check), finding, this.language).step);
  }

  /** `known`, or by whom it is waived; empty for a finding that is open. */
  remark({ known, waiver, waiverExpired }: ScanFinding): string {
    const { scan } = this.messages;
    if (waiver !== undefined) return inert(fill(scan.waived, waiver));
    if (waiverExpired !== undefined) return inert(fill(scan.waiverExpired, waiverExpired));
    return known === true ? scan.known : '';
  }
}

/** Whether somebody has to do something about it. */
export function isOpen({ known, waiver }: ScanFinding): boolean {
  return known !== true && waiver === undefined;
}

/** `file:line:column`, as editors and terminals open it. */
export function placeOf({ location: { file, line, column } }: ScanFinding): string {
  return inert(`${file}:${line}:${column}`);
}
