import { describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { createClient } from '../../../lib/wire/client.ts';
import { contentSchemas } from '../../../lib/wire/schemas.ts';
import { Refusal, serve } from '../../../lib/wire/server.ts';

interface Protocol {
  double(payload: number): number;
  fail(payload: null): null;
}
const handlers = {
  double: { schema: v.number(), handle: (value: number) => value * 2 },
  fail: {
    schema: v.null(),
    handle: (): null => {
      throw new Refusal('not-found', 'gone');
    },
  },
};
const answer = serve<Protocol>('library', handlers, (sender) => (sender.id === 'us' ? null : 'stranger'));
const us = { id: 'us' };

describe('the answering end', () => {
  it('leaves messages alone that are for another listener or are none of ours', () => {
    expect(answer({ to: 'background', method: 'double', payload: 2 }, us)).toBeNull();
    for (const junk of [null, 7, 'x', [], {}, { to: 'library' }]) expect(answer(junk, us)).toBeNull();
  });

  it('answers values, refusals and bad payloads as values, and never rejects', async () => {
    const ask = (method: string, payload: unknown, sender = us) =>
      answer({ to: 'library', method, payload }, sender);
    expect(await ask('double', 21)).toEqual({ ok: true, value: 42 });
    expect(await ask('double', '21')).toMatchObject({ ok: false, error: 'invalid' });
    expect(await ask('fail', null)).toMatchObject({ ok: false, error: 'not-found', message: 'gone' });
    expect(await ask('double', 21, { id: 'page' })).toMatchObject({
      ok: false,
      error: 'refused',
      message: 'stranger',
    });
    for (const name of ['nothing', '__proto__', 'constructor', 'toString']) {
      expect(await ask(name, null)).toMatchObject({ ok: false, error: 'refused' });
    }
  });
});

describe('the asking end', () => {
  it('asks again, with the same question, when the worker was stopped between', async () => {
    const send = vi
      .fn()
      .mockRejectedValueOnce(
        new Error('A listener indicated an asynchronous response, but the message channel closed'),
      )
      .mockResolvedValueOnce({ ok: true, value: 4 });
    const ask = createClient<Protocol>('library', send, [0, 0]);
    expect(await ask.double(2)).toEqual({ ok: true, value: 4 });
    expect(send.mock.calls[0]).toEqual(send.mock.calls[1]);
  });

  it('asks again when a worker that is being stopped answers that it cannot ask the browser', async () => {
    const send = vi
      .fn()
      .mockResolvedValueOnce({ ok: false, error: 'failed', message: 'No SW' })
      .mockResolvedValueOnce({ ok: true, value: 4 });
    const ask = createClient<Protocol>('library', send, [0, 0]);
    expect(await ask.double(2)).toEqual({ ok: true, value: 4 });
    expect(send.mock.calls[0]).toEqual(send.mock.calls[1]);
    const refusing = vi.fn().mockResolvedValue({ ok: false, error: 'failed', message: 'The disk is full.' });
    expect(await createClient<Protocol>('library', refusing, [0, 0]).double(2)).toMatchObject({ ok: false });
    expect(refusing).toHaveBeenCalledTimes(1);
  });

  it('says so when the extension was reloaded, and gives up on what does not pass', async () => {
    const orphaned = createClient<Protocol>('library', () =>
      Promise.reject(new Error('Extension context invalidated.')),
    );
    expect(await orphaned.double(2)).toMatchObject({ ok: false, error: 'orphaned' });
    const silent = createClient<Protocol>('library', () => Promise.resolve(undefined), [0]);
    expect(await silent.double(2)).toMatchObject({ ok: false, error: 'failed' });
  });

  it('can be awaited by mistake without hanging', async () => {
    const ask = createClient<Protocol>('library', () => Promise.resolve({ ok: true, value: 1 }));
    expect(
      await Promise.race([Promise.resolve(ask).then(() => 'passed'), Promise.resolve('hung')]),
    ).toBeDefined();
  });
});

describe('payloads from pages', () => {
  const record = { title: 'A', authors: [], ids: { arxiv: '2401.00001' } };
  const greet = (sightings: unknown[]) =>
    v.safeParse(contentSchemas.greet, { document: 'd', site: 'arxiv', sightings, total: 1 });

  it('pass when they are what a page may say', () => {
    expect(greet([{ key: 'arxiv:2401.00001', record }]).success).toBe(true);
  });

  it('are refused with addresses that are no web addresses, ids against the grammar, and too many at once', () => {
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'https://user@host/',
    ]) {
      expect(greet([{ key: 'k', record: { ...record, url } }]).success).toBe(false);
    }
    expect(greet([{ key: 'k', record: { ...record, ids: { arxiv: '../../x' } } }]).success).toBe(false);
    expect(greet([{ key: 'k', record: { ...record, title: { type: 'b', props: {} } } }]).success).toBe(false);
    expect(greet(Array.from({ length: 201 }, () => ({ key: 'k', record }))).success).toBe(false);
  });

  it('lose unknown fields, so that nothing rides along', () => {
    const parsed = greet([{ key: 'k', record: { ...record, state: 'saved', __proto__: { admin: true } } }]);
    expect(parsed.success && Object.keys(parsed.output.sightings[0]!.record)).toEqual([
      'title',
      'authors',
      'ids',
    ]);
  });
});
