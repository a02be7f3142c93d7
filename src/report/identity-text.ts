import { countOf, fill } from '../messages/fill.ts';
import type { Access, Identity, IdentityView, Preflight } from '../model/identity.ts';
import { inert } from './inert.ts';
import { writeUnread } from './takeover-text.ts';
import { Page, type TextOptions } from './text-page.ts';

/** The identities that have a way into a cluster, ghosts first. */
export function renderIdentities(view: IdentityView, options: TextOptions): string {
  const page = new Page(options);
  const { identity } = page.messages;
  const [within, without] = [true, false].map((has) =>
    view.identities.filter(({ access }) => access.length > 0 === has),
  ) as [Identity[], Identity[]];
  page.heading(within.length === 0 ? identity.none : identity.title);
  const harmless = within.filter(isHarmless);
  const shown = within.filter((each) => !isHarmless(each));
  for (const each of shown) writeIdentity(page, each);
  if (harmless.length > 0) {
    page.line();
    page.text(countOf(identity.harmless, harmless.length), 0, 'dim');
  }
  if (without.length > 0) {
    page.line();
    page.text(countOf(identity.others, without.length), 0, 'dim');
  }
  writeUnread(page, view.unread);
  return page.toString();
}

/** Every cluster has dozens of service accounts with the rights of their own controller. */
function isHarmless({ kind, reach, access }: Identity): boolean {
  return kind === 'service-account' && reach.length === 0 && access.every((each) => each.kind === 'binding');
}

export function renderIdentity(identity: Identity, view: IdentityView, options: TextOptions): string {
  const page = new Page(options);
  writeIdentity(page, identity);
  writeUnread(page, view.unread);
  return page.toString();
}

export function renderPreflight(answer: Preflight, options: TextOptions): string {
  const page = new Page(options);
  const { preflight } = page.messages.identity;
  const { identity, verdict, remains, undecided, unread } = answer;
  const style = { clear: 'green', remains: 'red', unknown: 'yellow' } as const;
  page.text(fill(preflight[verdict], { name: nameOf(identity) }), 0, 'bold', style[verdict]);
  page.text(aboutOf(page, identity), 2, 'dim');
  writeAccesses(page, remains, 2);
  if (undecided.length > 0) page.heading(preflight.undecided);
  writeAccesses(page, undecided, 2);
  writeUnread(page, unread);
  return page.toString();
}

function nameOf({ name, id }: Identity): string {
  return name ?? id;
}

function writeIdentity(page: Page, identity: Identity): void {
  const { state } = page.messages.identity;
  page.line();
  const isGhost = identity.state === 'deleted' || identity.state === 'in-recycle-bin';
  page.item(
    `${state[identity.state]}  `,
    nameOf(identity),
    0,
    'bold',
    ...(isGhost ? (['red'] as const) : []),
  );
  page.text(aboutOf(page, identity), 2, 'dim');
  writeAccesses(page, identity.access, 2);
  writeReach(page, identity);
}

function writeReach(page: Page, { reach, access }: Identity): void {
  const { identity, punctuation } = page.messages;
  for (const [cluster, rights] of Map.groupBy(reach, (each) => each.cluster)) {
    const name = access.find((each) => each.cluster === cluster)?.clusterName ?? cluster;
    const told = rights.map(({ right, namespace }) =>
      namespace === undefined ? right : `${right} (${namespace})`,
    );
    page.item(
      `${identity.reaches} ${inert(name)}${punctuation.colon}`,
      [...new Set(told)].join(punctuation.clause),
      2,
    );
  }
}

function aboutOf(page: Page, { kind, id, console, mfa, activeKeys }: Identity): string {
  const { identity, punctuation } = page.messages;
  const word = (value: boolean | null) =>
    value === null ? identity.notRead : value ? identity.on : identity.off;
  const facts = [identity.kind[kind], id];
  if (kind === 'ram-user' && (console !== null || mfa !== null || activeKeys !== null)) {
    facts.push(fill(identity.console, { value: word(console) }), fill(identity.mfa, { value: word(mfa) }));
    if (activeKeys !== null) facts.push(countOf(identity.keys, activeKeys));
  }
  return facts.join(punctuation.clause);
}

function writeAccesses(page: Page, accesses: readonly Access[], indent: number): void {
  for (const [cluster, own] of Map.groupBy(accesses, (access) => access.cluster)) {
    page.text(own[0]?.clusterName ?? cluster ?? page.messages.identity.account, indent);
    for (const access of own) writeAccess(page, access, indent + 2);
  }
}

function writeAccess(page: Page, access: Access, indent: number): void {
  const { identity, punctuation } = page.messages;
  const mark = access.effective === null ? 'unknown' : access.effective ? 'yes' : 'no';
  const glyph = { yes: '✗', no: '✓', unknown: '?' }[mark];
  const named = access.kind === 'binding' || access.kind === 'identity-mapping';
  const head = `${identity.access[access.kind]}${punctuation.colon}${identity.effective[mark]}`;
  const facts = [head, ...(named ? [`${objectName(access.subject)} → ${access.detail}`] : [access.detail])];
  if (access.since !== undefined) facts.push(fill(identity.since, { date: access.since }));
  if (access.expiresAt !== undefined) facts.push(fill(identity.expires, { date: access.expiresAt }));
  if (access.lastActivity !== undefined) facts.push(fill(identity.lastUse, { date: access.lastActivity }));
  page.item(`${glyph} `, facts.join(punctuation.clause), indent);
}

/** `RoleBinding/shop/tom-by-hand`: without the cluster, which stands above, and the group of the kind. */
function objectName(subject: string): string {
  const [, kind = '', ...names] = subject.split('/');
  return [kind.split('.')[0], ...names].join('/');
}
