/** Long pages without papers, made for measuring how soon they are given up: a shop, a forum, one deep article. */

const WORDS =
  'the a of in and garden table lamp chair wooden bright small large blue delivery review answer question code value list page author result model work paper week people city light water garden report music story'.split(
    ' ',
  );

/** Numbers that are the same at every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 0x7f_ff_ff_ff) / 0x7f_ff_ff_ff;
}

function prose(next: () => number, words: number): string {
  const said = Array.from({ length: words }, () => WORDS[Math.floor(next() * WORDS.length)] ?? '');
  for (let at = 9; at < said.length; at += 11) said[at] += '.';
  return said.join(' ');
}

function filled(bytes: number, title: string, part: (index: number) => string): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < bytes; index += 1) {
    const made = part(index);
    parts.push(made);
    length += made.length;
  }
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main>${parts.join('\n')}</main></body></html>`;
}

/** Cards with a picture, a name, a price and stars. */
export function shopPage(bytes: number): string {
  const next = random(7);
  return filled(
    bytes,
    'Chairs and tables',
    (
      index,
    ) => `<div class="card card-${index % 4}"><a href="/item/${index}"><img src="/i/${index}.jpg" alt=""></a>
      <div class="body"><h3 class="name"><a href="/item/${index}">${prose(next, 6)}</a></h3>
      <div class="price"><span class="now">${Math.floor(next() * 900)},00 €</span> <del>${Math.floor(next() * 999)},00 €</del></div>
      <p class="text">${prose(next, 14)}</p><div class="stars" title="4 of 5"><span></span><span></span><span></span></div>
      <button type="button" data-id="${index}">Add to basket</button></div></div>`,
  );
}

/** Questions with tags, votes, users and dates. */
export function forumPage(bytes: number): string {
  const next = random(11);
  return filled(
    bytes,
    'Newest questions',
    (index) => `<div class="question"><div class="votes"><b>${index % 9}</b> votes</div>
      <h3><a href="/questions/${index}/q">How does ${prose(next, 8)}?</a></h3>
      <div class="excerpt">${prose(next, 40)}</div><div class="tags"><a href="/t/a" class="tag">javascript</a> <a href="/t/b" class="tag">c++</a></div>
      <div class="user"><a href="/users/${index}">user${index}</a> asked <span title="2024-03-${10 + (index % 19)}">Mar ${10 + (index % 19)}, 2024</span></div></div>`,
  );
}

/** One text in many sections, each in a few boxes of its own. */
export function articlePage(bytes: number): string {
  const next = random(13);
  return filled(
    bytes,
    'A long story',
    (index) =>
      `<section><div><div><h2>${prose(next, 4)}</h2>${'<div>'.repeat(6)}<p>${prose(next, 90)}</p><p>${prose(next, 120)} <a href="#n${index}">${index}</a> ${prose(next, 30)}</p>${'</div>'.repeat(6)}</div></div></section>`,
  );
}
