import { describe, expect, it } from 'vitest';
import { nameLikeness, parseNameList, splitName } from '../../../lib/text/names.ts';

const names = (text: string): string[] => parseNameList(text).authors.map((author) => author.name);

describe('a list of names', () => {
  it.each([
    ['Wang, B., and Ponce, C. R.', ['Wang, B.', 'Ponce, C. R.']],
    ['Binxu Wang*, Carlos R. Ponce†', ['Binxu Wang', 'Carlos R. Ponce']],
    ['B Wang, CR Ponce', ['B Wang', 'CR Ponce']],
    ['Wang B, Ponce CR', ['Wang B', 'Ponce CR']],
    ['Wang, Binxu, and Carlos R. Ponce', ['Wang, Binxu', 'Carlos R. Ponce']],
    ['Wang, Binxu; Ponce, Carlos R.', ['Wang, Binxu', 'Ponce, Carlos R.']],
    ['van der Berg, J., de la Cruz, M. A., Jr.', ['van der Berg, J.', 'de la Cruz, M. A., Jr.']],
    ['King, M. L., Jr., & Smith, J.', ['King, M. L., Jr.', 'Smith, J.']],
    ['G. Aad, ATLAS Collaboration', ['G. Aad', 'ATLAS Collaboration']],
    ['王彬旭、李明', ['王彬旭', '李明']],
    ['山田 太郎, 鈴木 花子', ['山田 太郎', '鈴木 花子']],
    ['محمد علي، أحمد حسن', ['محمد علي', 'أحمد حسن']],
    ['Иванов И. И., Петров П.П.', ['Иванов И. И.', 'Петров П.П.']],
    ['Zhuo Wang, LIU Ning, Jianyong Wang', ['Zhuo Wang', 'LIU Ning', 'Jianyong Wang']],
    ['Alice Smith1,2, Bob Jones2 and Carla Ray3', ['Alice Smith', 'Bob Jones', 'Carla Ray']],
    ['Di Zhu, Le Yin, Ben Mildenhall, Bin Cao', ['Di Zhu', 'Le Yin', 'Ben Mildenhall', 'Bin Cao']],
    ['S. Nugier V. Peralta, A. Bob', ['S. Nugier', 'V. Peralta', 'A. Bob']],
    [
      'Kuntala C., Sharma D., Ponce, C. R., and Wang, B.',
      ['Kuntala C.', 'Sharma D.', 'Ponce, C. R.', 'Wang, B.'],
    ],
    ['A. A. Abbott (LIGO), C. D. Xu (MIT)', ['A. A. Abbott', 'C. D. Xu']],
    ['Wang, Ponce, Smith and Lee', ['Wang', 'Ponce', 'Smith', 'Lee']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    ['Rose, O., Johnson, J., et al.', undefined],
    ['Thomas Fel, Jacob S. Prince et al', undefined],
    ['Binxu Wang and 5 more', 6],
    ['Binxu Wang, Wei Li, +3 authors', 5],
    ['Zhuo Wang, Jie Wang, and others', undefined],
    ['A Okafor, T Ferreira, ...', undefined],
  ])('says that it is cut: %s', (text, count) => {
    const list = parseNameList(text);
    expect(list.truncated).toBe(true);
    expect(list.count).toBe(count);
  });

  it('tells family and given name apart only where the list does', () => {
    expect(parseNameList('Wang, B.').authors).toEqual([{ name: 'Wang, B.', given: 'B.', family: 'Wang' }]);
    expect(parseNameList('Binxu Wang, Wei Li').authors[0]).toEqual({ name: 'Binxu Wang' });
  });

  it('is trusted more when it is one', () => {
    expect(parseNameList('Binxu Wang, Carlos R. Ponce').confidence).toBeGreaterThan(0.8);
    expect(parseNameList('Deep Learning, Neural Networks').confidence).toBeLessThan(0.3);
    expect(parseNameList('Add water and seaweed, bring to the boil').confidence).toBeLessThan(0.3);
  });

  it('takes a time that grows with the length of a hostile list only', () => {
    for (const text of [
      'A. '.repeat(170_000),
      'a,'.repeat(250_000),
      '('.repeat(500_000),
      'and '.repeat(125_000),
    ]) {
      const started = performance.now();
      parseNameList(text);
      expect(performance.now() - started).toBeLessThan(1_500);
    }
  });
});

describe('one name', () => {
  it.each([
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
    ['Wang, Binxu', 'Binxu', 'Wang'],
    ['Ponce CR', 'CR', 'Ponce'],
    ['J.-P. Serre', 'J.-P.', 'Serre'],
    ['王彬旭', '彬旭', '王'],
  ])('%s has its parts', (name, given, family) => {
    expect(splitName(name)).toMatchObject({ name, given, family });
  });

  it('is told from a title or a venue', () => {
    expect(nameLikeness('Carlos R. Ponce')).toBeGreaterThan(0.8);
    for (const text of [
      'Tuning Landscapes of the Ventral Stream',
      'Nature Communications',
      'Deep Learning',
      '2019',
    ]) {
      expect(nameLikeness(text)).toBeLessThan(0.3);
    }
  });
});

describe('names as pages announce and write them', () => {
  const read = (text: string): string[] => parseNameList(text).authors.map((author) => author.name);

  it.each([
    [
      'Authors: Ada Moor, William Scott (Harbour University); Paul Berg (Tide Lab)',
      ['Ada Moor', 'William Scott', 'Paul Berg'],
    ],
    ['Name: Zheng Zhang, William R. Pearson', ['Zheng Zhang', 'William R. Pearson']],
    ['Together with Filippo Bonchi and Maria Keller', ['Filippo Bonchi', 'Maria Keller']],
    ['Stefan Bott and Sabine Schulte im Walde', ['Stefan Bott', 'Sabine Schulte im Walde']],
    ['J. vd Berg, Ben Smith, Amir Ben-Dor', ['J. vd Berg', 'Ben Smith', 'Amir Ben-Dor']],
    ['Almgren, Ann, Sazo, M. G. Barrios, Bell, John', ['Almgren, Ann', 'Sazo, M. G. Barrios', 'Bell, John']],
    ['John Keller, M. J\\"unger, S{\\o}ren L.', ['John Keller', 'M. J\\"unger', 'S{\\o}ren L.']],
  ])('reads %s', (text, names) => {
    expect(read(text)).toEqual(names);
  });

  it('takes a short word of one language for a given name of another', () => {
    expect(parseNameList('Na Ruan').confidence).toBeGreaterThan(0.7);
  });
});
