import { describe, expect, it } from 'vitest';
import { dig, type Json } from '../kernel/json.ts';
import type { KubernetesList } from '../operations/kubernetes.ts';
import type { Answer, Refusal, Reply } from './answer.ts';
import { pagesOfList } from './kubernetes-pages.ts';
import type { KubernetesRefusal } from './kubernetes-request.ts';

const list: KubernetesList = { plural: 'things', group: '', version: 'v1', kind: 'Thing' };
const thing = (name: string, uid = `uid-${name}`): Json => ({ metadata: { name, uid } });

function page(names: Json[], metadata: Json = {}): Json {
  return {
    kind: 'ThingList',
    metadata,
    items: names.map((name) => (typeof name === 'string' ? thing(name) : name)),
  };
}

const ok = (document: Json): Reply<string> => ({ ok: true, value: JSON.stringify(document) });
const no = (refusal: Partial<KubernetesRefusal>): Reply<string> => ({
  ok: false,
  refusal: { outcome: 'failed', retry: false, reason: 'no', ...refusal } as Refusal,
});
const gone = (token?: string) => no({ httpStatus: 410, ...(token !== undefined && { continue: token }) });

/** Reads a list from an API server that says these things one after the other, the last for ever. */
async function read(...says: Reply<string>[]) {
  const asked: string[] = [];
  const answers: Answer[] = [];
  const get = (_path: string, query: Record<string, string> = {}) => {
    asked.push(`${query.limit} ${query.continue ?? '-'}`);
    return Promise.resolve(says[Math.min(asked.length, says.length) - 1] as Reply<string>);
  };
  for await (const answer of pagesOfList(list, get)) answers.push(answer);
  return { answers, asked };
}

const outline = (answers: Answer[]) =>
  answers.map(({ outcome, page: number, more, incomplete, consistent }) =>
    [outcome, number, more && 'more', incomplete && 'incomplete', consistent === false && 'inconsistent']
      .filter((word) => word !== undefined && word !== false)
      .join(' '),
  );
const names = (answers: Answer[]) =>
  answers
    .flatMap(({ document }) => (dig(document, 'items') as Json[] | undefined) ?? [])
    .map((item) => dig(item, 'metadata', 'name'));

describe('src/transport/kubernetes-pages.ts: an API server that lies', () => {
  it.each<[string, Json, string]>([
    [
      'calls the list another kind',
      { kind: 'PodList', metadata: {}, items: [] },
      'the answer is not a list of things: it calls itself PodList',
    ],
    [
      'calls it nothing sayable',
      { kind: { a: 1 }, metadata: {}, items: [] },
      'the answer is not a list of things: it calls itself something else',
    ],
    [
      'answers a Status',
      { kind: 'Status', status: 'Success' },
      'the answer is not a list of things: it calls itself Status',
    ],
    [
      'has a text for a list',
      { kind: 'ThingList', metadata: {}, items: 'x' },
      'the list is not where the answer should hold it',
    ],
    ['has no list', { kind: 'ThingList', metadata: {} }, 'the list is not where the answer should hold it'],
    ['answers a list', [], 'the answer is not an object'],
    ['answers nothing', null, 'the answer is not an object'],
  ])('%s: failed, with nothing kept', async (_name, document, reason) => {
    expect((await read(ok(document))).answers).toEqual([{ outcome: 'failed', page: 1, reason }]);
  });

  it.each<[string, Json, string]>([
    [
      'has no metadata',
      { kind: 'ThingList', items: [] },
      'the answer has no metadata, which would say whether there is more',
    ],
    [
      'has a number for a token',
      page(['a'], { continue: 7 }),
      'the answer says that there is more and gives no way to it',
    ],
    [
      'counts more and gives no token',
      page(['a'], { remainingItemCount: 3 }),
      'the API server counts 3 more and gives no way to them',
    ],
  ])('%s: read, and never whole', async (_name, document, reason) => {
    expect((await read(ok(document))).answers).toEqual([
      { outcome: 'read', page: 1, document, incomplete: true, reason },
    ]);
  });

  it('hands out one token for ever: it is not followed for ever', async () => {
    const { answers, asked } = await read(
      ok(page(['a'], { continue: 't' })),
      ok(page(['b'], { continue: 't' })),
    );
    expect(outline(answers)).toEqual(['read 1 more', 'read 2 incomplete']);
    expect(answers[1]?.reason).toBe('the API server hands out the same page again');
    expect(asked.length).toBe(2);
  });

  it('gives fewer objects than it counted: not whole', async () => {
    const { answers } = await read(
      ok(page(['a'], { continue: 't', remainingItemCount: 4, resourceVersion: '7' })),
      ok(page(['b'], { resourceVersion: '7' })),
    );
    expect(outline(answers)).toEqual(['read 1 more', 'read 2 incomplete']);
    expect(answers[1]?.reason).toBe('the API server counted 5 objects and gave 2');
  });

  it('moves on to another state without saying so: not of one moment', async () => {
    const { answers } = await read(
      ok(page(['a'], { continue: 't', resourceVersion: '7' })),
      ok(page(['b'], { resourceVersion: '8' })),
    );
    expect(outline(answers)).toEqual(['read 1 more', 'read 2 inconsistent']);
  });

  it('is cut off by a page that is no JSON', async () => {
    const { answers } = await read(ok(page(['a'], { continue: 't' })), {
      ok: true,
      value: '<html>sign in</html>',
    });
    expect(outline(answers)).toEqual(['read 1 more', 'failed 2 incomplete']);
    expect(answers[1]?.reason).toContain('it is a web page');
  });

  it('keeps elements that are no objects, for the reader to count', async () => {
    const { answers } = await read(ok(page(['a', 7, null, [], thing('b')], {})));
    expect(dig(answers[0]?.document, 'items')).toEqual([thing('a'), 7, null, [], thing('b')]);
  });
});

describe('src/transport/kubernetes-pages.ts: a list that changes while it is read', () => {
  it('follows each token that it is given for an expired one', async () => {
    const { answers, asked } = await read(
      ok(page(['a'], { continue: 't1', resourceVersion: '7' })),
      gone('t2'),
      ok(page(['b'], { continue: 't3', resourceVersion: '8' })),
      gone('t4'),
      ok(page(['c'], { resourceVersion: '9' })),
    );
    expect(outline(answers)).toEqual(['read 1 more', 'read 2 more inconsistent', 'read 3 inconsistent']);
    expect([names(answers), asked]).toEqual([
      ['a', 'b', 'c'],
      ['500 -', '500 t1', '500 t2', '500 t3', '500 t4'],
    ]);
  });

  it('begins again without one, drops what it has by uid, and else by name', async () => {
    const nameless: Json = { metadata: { name: 'n', namespace: 's' } };
    const { answers } = await read(
      ok(page(['a', nameless], { continue: 't1' })),
      gone(),
      // An object of the same name and another uid is another object.
      ok(page([thing('a', 'uid-other'), nameless, 'a', 'z'], { continue: 't1' })),
      ok(page(['y'], {})),
    );
    expect(outline(answers)).toEqual(['read 1 more', 'read 2 more inconsistent', 'read 3 inconsistent']);
    expect(names(answers)).toEqual(['a', 'n', 'a', 'z', 'y']);
  });

  it('is never whole where it is gone again and again', async () => {
    const { answers, asked } = await read(ok(page(['a'], { continue: 't1' })), gone());
    expect(outline(answers)).toEqual(['read 1 more', 'failed 2 incomplete']);
    expect(asked.length).toBe(5);
  });

  it('asks for smaller pages where one is too large, down to one object', async () => {
    const large = no({ reason: 'the page is too large', tooLarge: true });
    const { answers, asked } = await read(large, large, ok(page(['a'], {})));
    expect([outline(answers), asked]).toEqual([['read 1'], ['500 -', '63 -', '8 -']]);
    const never = await read(large);
    expect([outline(never.answers), never.asked.at(-1)]).toEqual([['failed 1'], '1 -']);
  });
});
