/**
 * Pairs of records as sources give them, and whether they are one work: each rule of `decide.ts` from both sides. "same" pairs also
 * meet under a key, so that a library finds them.
 */
import { describe, expect, it } from 'vitest';
import { keysFor } from '../../../lib/works/candidates.ts';
import { decide, type Relation } from '../../../lib/works/decide.ts';
import { recordOf } from '../../../lib/works/loose.ts';

const PAPER = {
  title: 'Sparse attention maps for cortical decoding: a large-scale comparison',
  authors: ['Maria Oliveira', 'Jürgen Müller', 'Xiaoming Li', 'Peter van den Berg'],
  year: 2021,
};
const PEOPLE = ['Ann Lee', 'Bo Chan', 'Carla Ponti'];
const TITLE = 'Learning transferable visual models from natural language supervision';
const LONG = 'Learning to rank with graph networks over large corpora';
const ABSTRACT =
  'Neurons of the ventral stream respond to images in ways that are hard to describe in words, and here we map how their ' +
  'responses change around the images that drive them best, in many areas and over many weeks of recording in awake animals.';

// prettier-ignore
const PAIRS: [string, object, object, Relation][] = [
  // generic
  ['preface no authors same venue', { title: 'Preface', venue: 'LNCS', year: 2019 }, { title: 'Preface', venue: 'LNCS', year: 2019 }, 'different'],
  ['Message from the general chairs', { title: 'Message from the General Chairs', authors: ['A Lee'], year: 2019, venue: 'ICSE' }, { title: 'Message from the general chairs', authors: ['B Chan'], year: 2020, venue: 'ICSE' }, 'different'],
  ['front matter', { title: 'Front Matter', year: 2020, venue: 'ICML' }, { title: 'Front Matter', year: 2020, venue: 'ICML' }, 'different'],
  ['Proceedings front', { title: 'Proceedings of the 12th Workshop on Statistical Machine Translation', year: 2017 }, { title: 'Proceedings of the 13th Workshop on Statistical Machine Translation', year: 2018 }, 'different'],
  ['Table of contents', { title: 'Table of Contents', venue: 'X', year: 2001 }, { title: 'Table of Contents', venue: 'Y', year: 2001 }, 'different'],
  ['Guest editors intro named issue', { title: 'Introduction to the special issue on causal inference', authors: ['Ann Lee', 'Bo Chan'], year: 2019 }, { title: 'Introduction to the special issue on causal inference', authors: ['Cy Doe'], year: 2019 }, 'different'],
  ['Editorial same author, different year', { title: 'Editorial', authors: ['Ann Lee'], venue: 'J', year: 2019 }, { title: 'Editorial', authors: ['Ann Lee'], venue: 'J', year: 2021 }, 'different'],
  ['In this issue', { title: 'In this issue', venue: 'Nature', year: 2011 }, { title: 'In this issue', venue: 'Nature', year: 2011 }, 'different'],
  ['Conclusions no author overlap', { title: 'Conclusions', authors: ['X Y'] }, { title: 'Conclusions', authors: ['Z W'] }, 'different'],
  ['Reviewers list', { title: 'List of Reviewers', year: 2015, venue: 'TPAMI' }, { title: 'List of Reviewers', year: 2016, venue: 'TPAMI' }, 'different'],
  ['Vorwort', { title: 'Vorwort', year: 2015, venue: 'Informatik Spektrum' }, { title: 'Vorwort', year: 2015, venue: 'Informatik Spektrum' }, 'different'],
  ['Éditorial fr', { title: 'Éditorial', authors: ['A B'], year: 2015 }, { title: 'Éditorial', authors: ['C D'], year: 2015 }, 'different'],
  ['Obituary', { title: 'Obituary', authors: ['A B'], year: 2015 }, { title: 'Obituary', authors: ['C D'], year: 2015 }, 'different'],
  ['Welcome', { title: 'Welcome message', year: 2015 }, { title: 'Welcome message', year: 2016 }, 'different'],
  // ids
  ['two arxiv ids identical all', { ...PAPER, abstract: ABSTRACT, ids: { arxiv: '2101.00001' } }, { ...PAPER, abstract: ABSTRACT, ids: { arxiv: '2102.00002' } }, 'related'],
  ['published dois differ same title', { ...PAPER, ids: { doi: '10.1145/1.1' } }, { ...PAPER, ids: { doi: '10.1109/2.2' } }, 'related'],
  ['arXiv doi vs pub doi', { ...PAPER, ids: { doi: '10.48550/arxiv.2101.00001' } }, { ...PAPER, venue: 'NeurIPS', ids: { doi: '10.5555/3.3' } }, 'same'],
  ['arxiv v1 v3 retitled, no abstract', { title: 'On attention maps', authors: PEOPLE, ids: { arxiv: '2101.00001v1' } }, { title: 'Sparse decoding at scale', authors: PEOPLE, ids: { arxiv: '2101.00001v3' } }, 'same'],
  ['two preprint dois differing (biorxiv vs arxiv doi)', { ...PAPER, ids: { doi: '10.1101/2021.01.01.123456' } }, { ...PAPER, ids: { arxiv: '2101.00001' } }, 'same'],
  ['biorxiv two different dois', { ...PAPER, ids: { doi: '10.1101/2021.01.01.123456' } }, { ...PAPER, ids: { doi: '10.1101/2021.02.02.999999' } }, 'related'],
  ['doi case', { ...PAPER, ids: { doi: '10.1145/ABC' } }, { ...PAPER, ids: { doi: '10.1145/abc' } }, 'same'],
  ['acl ids differ', { ...PAPER, ids: { acl: 'P19-1001' } }, { ...PAPER, ids: { acl: 'N19-1001' } }, 'related'],
  ['same dblp', { title: 'X of a thing', ids: { dblp: 'conf/x/1' } }, { title: 'X of a thing!', ids: { dblp: 'conf/x/1' } }, 'same'],
  // subtitle, TeX
  ['subtitle dropped w authors', { title: TITLE + ': a study of CLIP', authors: PEOPLE, year: 2021 }, { title: TITLE, authors: PEOPLE, year: 2021 }, 'same'],
  ['subtitle dropped w/o authors one side', { title: 'BERT: Pre-training of deep bidirectional transformers for language understanding', authors: PEOPLE, year: 2019 }, { title: 'BERT: Pre-training of deep bidirectional transformers for language understanding', authors: [], year: 2018 }, 'same'],
  ['short main title diff subtitle same authors', { title: 'BERT: Pre-training of deep bidirectional transformers', authors: PEOPLE, year: 2019 }, { title: 'BERT: a review of the state of the art in masking', authors: PEOPLE, year: 2019 }, 'different'],
  ['TeX math', { title: 'Measurement of $\\Lambda_c^+\\to pK^-\\pi^+$ at $\\sqrt{s}=13$~TeV', authors: PEOPLE, year: 2020 }, { title: 'Measurement of Λc+ → pK−π+ at √s = 13 TeV', authors: PEOPLE, year: 2020 }, 'same'],
  ['TeX accents', { title: 'The Schr{\\"o}dinger--Poincar\\\'e problem', authors: PEOPLE }, { title: 'The Schrödinger–Poincaré problem', authors: PEOPLE }, 'same'],
  ['13 TeV v 8 TeV', { title: 'Search for dark matter at √s = 13 TeV with the ATLAS detector', authors: ['ATLAS Collaboration'] }, { title: 'Search for dark matter at √s = 8 TeV with the ATLAS detector', authors: ['ATLAS Collaboration'] }, 'different'],
  // authors
  ['initials', { ...PAPER }, { ...PAPER, authors: ['M. Oliveira', 'J. Müller', 'X. Li', 'P. van den Berg'] }, 'same'],
  ['truncated et al', { ...PAPER }, { ...PAPER, authors: ['Oliveira M', 'et al.'], authorsTruncated: true }, 'same'],
  ['first author only, not flagged', { ...PAPER }, { ...PAPER, authors: ['Maria Oliveira'] }, 'same'],
  ['last author only, not flagged', { ...PAPER }, { ...PAPER, authors: ['Peter van den Berg'] }, 'same'],
  ['reordered', { ...PAPER }, { ...PAPER, authors: ['Peter van den Berg', 'Xiaoming Li', 'Jürgen Müller', 'Maria Oliveira'] }, 'same'],
  ['same title other authors long', { ...PAPER }, { ...PAPER, authors: ['Some One', 'Other Body', 'Third Person'] }, 'different'],
  ['homonymous short titles', { title: 'Deep learning', authors: ['Yann LeCun', 'Yoshua Bengio', 'Geoffrey Hinton'], year: 2015, venue: 'Nature' }, { title: 'Deep Learning', authors: ['Ian Goodfellow', 'Yoshua Bengio', 'Aaron Courville'], year: 2016, venue: 'MIT Press' }, 'different'],
  ['chinese name order', { ...PAPER, authors: ['Wang Binxu', 'Ponce Carlos'] }, { ...PAPER, authors: ['Binxu Wang', 'Carlos R. Ponce'] }, 'same'],
  // abstract
  ['retitled same abstract', { title: 'Mapping response landscapes', authors: PEOPLE, abstract: ABSTRACT, year: 2020 }, { title: 'Neuronal tuning around preferred images', authors: PEOPLE, abstract: ABSTRACT, year: 2021 }, 'same'],
  ['retitled same abstract slight edits', { title: 'Mapping response landscapes', authors: PEOPLE, abstract: ABSTRACT, year: 2020 }, { title: 'Neuronal tuning around preferred images', authors: PEOPLE, abstract: ABSTRACT.replace('here we map', 'we now map') + ' We add data.', year: 2021 }, 'same'],
  ['diff papers, same abstract diff authors', { title: 'Mapping response landscapes', authors: PEOPLE, abstract: ABSTRACT }, { title: 'Neuronal tuning', authors: ['X Y', 'Z W'], abstract: ABSTRACT }, 'different'],
  // kinds
  ['preprint+pub', { ...PAPER, venue: 'arXiv', year: 2019, ids: { arxiv: '1910.00001' } }, { ...PAPER, venue: 'Journal of Neuroscience', year: 2021, ids: { doi: '10.1523/x' } }, 'same'],
  ['conf+journal', { ...PAPER, venue: 'Proceedings of CVPR', year: 2019 }, { ...PAPER, venue: 'IEEE Transactions on Pattern Analysis and Machine Intelligence', year: 2021 }, 'related'],
  ['poster + journal', { ...PAPER, venue: 'Poster, COSYNE 2019', year: 2019 }, { ...PAPER, venue: 'Neuron', year: 2021 }, 'related'],
  ['conf + arxiv journal_ref', { ...PAPER, venue: 'CVPR 2019' }, { ...PAPER, venue: 'CoRR', year: 2018 }, 'same'],
  ['workshop vs conf', { ...PAPER, venue: 'ICML 2019 Workshop on Deep Learning' }, { ...PAPER, venue: 'ICML 2020', year: 2020 }, 'related'],
  ['year off by one same conf', { ...PAPER, venue: 'NeurIPS', year: 2020 }, { ...PAPER, venue: 'Advances in Neural Information Processing Systems', year: 2021 }, 'same'],
  // parts, replies
  ['Part I/II', { title: 'A theory of things. Part I: foundations', authors: PEOPLE, year: 2010 }, { title: 'A theory of things. Part II: applications', authors: PEOPLE, year: 2010 }, 'different'],
  ['I / II no part', { title: 'Quantum walks on graphs I', authors: PEOPLE, year: 2010 }, { title: 'Quantum walks on graphs II', authors: PEOPLE, year: 2010 }, 'different'],
  ['untitled / II', { title: 'Quantum walks on graphs', authors: PEOPLE, year: 2010 }, { title: 'Quantum walks on graphs II', authors: PEOPLE, year: 2011 }, 'different'],
  ['Part one/two words', { title: 'The calculus of variations, part one', authors: PEOPLE }, { title: 'The calculus of variations, part two', authors: PEOPLE }, 'different'],
  ['(1)/(2)', { title: 'Lectures on knots (1)', authors: PEOPLE }, { title: 'Lectures on knots (2)', authors: PEOPLE }, 'different'],
  ['part 3 vs none', { title: 'Lectures on knots, part 3', authors: PEOPLE }, { title: 'Lectures on knots', authors: PEOPLE }, 'different'],
  ['v2 vs v3 names', { title: 'YOLOv3: An incremental improvement', authors: ['J Redmon', 'A Farhadi'], year: 2018 }, { title: 'YOLOv2: An incremental improvement', authors: ['J Redmon', 'A Farhadi'], year: 2017 }, 'different'],
  ['reply', { title: 'A reply to Smith on the measurement of things', authors: PEOPLE, year: 2011 }, { title: 'On the measurement of things', authors: ['J Smith'], year: 2010 }, 'different'],
  ['reply same authors', { title: 'Reply to "On the measurement of things"', authors: PEOPLE, year: 2011 }, { title: 'On the measurement of things', authors: PEOPLE, year: 2010 }, 'different'],
  ['A response to comments', { title: 'Response to comments on "On the measurement of things"', authors: PEOPLE }, { title: 'On the measurement of things', authors: PEOPLE }, 'different'],
  ['erratum', { title: 'Erratum to: On the measurement of things', authors: PEOPLE, year: 2011 }, { title: 'On the measurement of things', authors: PEOPLE, year: 2011 }, 'different'],
  ['erratum trailing', { title: 'On the measurement of things [Erratum]', authors: PEOPLE, year: 2011 }, { title: 'On the measurement of things', authors: PEOPLE, year: 2011 }, 'different'],
  ['author correction', { title: 'Author Correction: On the measurement of things', authors: PEOPLE, year: 2011 }, { title: 'On the measurement of things', authors: PEOPLE, year: 2011 }, 'different'],
  ['publisher correction', { title: "Publisher's note: On the measurement of things", authors: PEOPLE, year: 2011 }, { title: 'On the measurement of things', authors: PEOPLE, year: 2011 }, 'different'],
  ['retraction note', { title: 'Retraction Note: On the measurement of things', authors: PEOPLE, year: 2011 }, { title: 'On the measurement of things', authors: PEOPLE, year: 2011 }, 'different'],
  ['expression of concern', { title: 'Expression of Concern: On the measurement of things', authors: PEOPLE, year: 2011 }, { title: 'On the measurement of things', authors: PEOPLE, year: 2011 }, 'different'],
  ['supplementary', { title: 'Supplementary material for: On the measurement of things', authors: PEOPLE, year: 2011 }, { title: 'On the measurement of things', authors: PEOPLE, year: 2011 }, 'different'],
  ['review of book', { title: 'Review of "On the measurement of things"', authors: ['X Y'] }, { title: 'On the measurement of things', authors: PEOPLE }, 'different'],
  ['two errata of one paper', { title: 'Erratum: On the measurement of things', authors: PEOPLE, year: 2011, venue: 'PRL' }, { title: 'Erratum: On the measurement of things', authors: PEOPLE, year: 2011, venue: 'PRL' }, 'same'],
  // non latin
  ['chinese same', { title: '基于深度学习的图像分类方法研究', authors: ['王小明', '李华'], year: 2020 }, { title: '基于深度学习的图像分类方法研究', authors: ['王小明', '李华'], year: 2020 }, 'same'],
  ['chinese different', { title: '基于深度学习的图像分类方法研究', authors: ['王小明', '李华'], year: 2020 }, { title: '基于深度学习的语音识别方法研究', authors: ['王小明', '李华'], year: 2020 }, 'different'],
  ['russian same', { title: 'О сходимости рядов Фурье', authors: ['А. Н. Колмогоров'] }, { title: 'О сходимости рядов Фурье.', authors: ['Колмогоров А.Н.'] }, 'same'],
  ['russian diff', { title: 'О сходимости рядов Фурье', authors: ['А. Н. Колмогоров'], year: 1925 }, { title: 'О расходимости рядов Тейлора', authors: ['А. Н. Колмогоров'], year: 1925 }, 'different'],
  ['japanese same', { title: '深層学習による画像認識の研究', authors: ['山田太郎'] }, { title: '深層学習による画像認識の研究', authors: ['山田 太郎'] }, 'same'],
  ['arabic', { title: 'دراسة في التعلم العميق', authors: ['أحمد علي'] }, { title: 'دراسة في التعلم العميق', authors: ['أحمد علي'] }, 'same'],
  ['greek letters', { title: 'α-synuclein aggregation in neurons', authors: PEOPLE }, { title: 'Alpha-synuclein aggregation in neurons', authors: PEOPLE }, 'same'],
  ['korean diff', { title: '딥러닝 기반 영상 분류', authors: ['김철수'] }, { title: '딥러닝 기반 음성 인식', authors: ['김철수'] }, 'different'],
  // misc
  ['the/a', { title: 'The emergence of structure in networks', authors: PEOPLE }, { title: 'Emergence of structure in networks', authors: PEOPLE }, 'same'],
  ['singular siblings', { title: 'Scaling laws for neural language models', authors: PEOPLE, year: 2020 }, { title: 'Scaling laws for autoregressive generative modeling', authors: PEOPLE, year: 2020 }, 'different'],
  ['one word differs, antonym', { title: 'Supervised learning of quantum states', authors: PEOPLE, year: 2020 }, { title: 'Unsupervised learning of quantum states', authors: PEOPLE, year: 2020 }, 'different'],
  ['typo', { title: 'Learning to rank with graph networks', authors: PEOPLE, year: 2020, venue: 'SIGIR' }, { title: 'Learnig to rank with graph netwroks', authors: PEOPLE, year: 2020, venue: 'SIGIR' }, 'same'],
  ['hyphen', { title: 'Self-supervised pre-training of vision models', authors: PEOPLE }, { title: 'Self supervised pretraining of vision models', authors: PEOPLE }, 'same'],
  ['& and', { title: 'Search & rescue by swarms of robots', authors: PEOPLE }, { title: 'Search and rescue by swarms of robots', authors: PEOPLE }, 'same'],
  ['caps', { title: 'LEARNING TO RANK WITH GRAPH NETWORKS', authors: ['A. LEE', 'B. CHAN', 'C. PONTI'] }, { title: 'Learning to rank with graph networks', authors: PEOPLE }, 'same'],
  ['trailing footnote mark', { title: 'Learning to rank with graph networks*', authors: PEOPLE }, { title: 'Learning to rank with graph networks', authors: PEOPLE }, 'same'],
  ['html entities', { title: 'Search &amp; rescue by &lt;i&gt;E. coli&lt;/i&gt;', authors: PEOPLE }, { title: 'Search & rescue by E. coli', authors: PEOPLE }, 'same'],
  ['html tags', { title: 'Growth of <i>E. coli</i> in CO<sub>2</sub> rich media', authors: PEOPLE }, { title: 'Growth of E. coli in CO2 rich media', authors: PEOPLE }, 'same'],
  ['truncated title with ellipsis', { title: 'Learning transferable visual models from natural language…', authors: PEOPLE }, { title: TITLE, authors: PEOPLE }, 'same'],
  ['yearly survey', { title: 'A survey of deep learning in 2019', authors: PEOPLE, year: 2019 }, { title: 'A survey of deep learning in 2020', authors: PEOPLE, year: 2020 }, 'different'],
  ['GPT-3 vs GPT-4', { title: 'GPT-4 technical report', authors: ['OpenAI'], year: 2023 }, { title: 'GPT-3 technical report', authors: ['OpenAI'], year: 2020 }, 'different'],
  ['comments on', { title: 'Comments on "Learning to rank with graph networks"', authors: ['X Y'] }, { title: 'Learning to rank with graph networks', authors: PEOPLE }, 'different'],
  ['discussion of', { title: 'Discussion of: Learning to rank with graph networks', authors: ['X Y'] }, { title: 'Learning to rank with graph networks', authors: PEOPLE }, 'different'],
  ['no authors both long same title same year', { title: PAPER.title, year: 2021 }, { title: PAPER.title, year: 2021 }, 'same'],
  // As sources write them.
  ['Introduction real books', { title: 'Introduction', authors: ['J Smith'], venue: 'Handbook of Statistics', year: 1999 }, { title: 'Introduction', authors: ['J Smith'], venue: 'The Economics of Ageing', year: 1999 }, 'different'],
  ['Einleitung', { title: 'Einleitung', authors: ['J Smith'], venue: 'X' }, { title: 'Einleitung', authors: ['K Doe'], venue: 'X' }, 'different'],
  ['前言', { title: '前言', authors: ['王'] }, { title: '前言', authors: ['李'] }, 'different'],
  ['巻頭言 same author diff year', { title: '巻頭言', authors: ['山田'], year: 2019 }, { title: '巻頭言', authors: ['山田'], year: 2020 }, 'different'],
  ['preprint v1 with fewer authors', { title: LONG, authors: ['Ann Lee', 'Bo Chan'], ids: { arxiv: '2001.00001' } }, { title: LONG, authors: PEOPLE, venue: 'ICML', year: 2020 }, 'same'],
  ['arxiv vs other arxiv related by DOI same', { title: LONG, authors: PEOPLE, ids: { arxiv: '2001.00001', doi: '10.1145/1.1' } }, { title: LONG, authors: PEOPLE, ids: { arxiv: '2001.00002', doi: '10.1145/1.1' } }, 'related'],
  ['replaced by comment', { title: LONG, authors: PEOPLE, ids: { arxiv: '2001.00001' }, comments: 'This paper has been superseded by arXiv:2001.00002' }, { title: LONG, authors: PEOPLE, ids: { arxiv: '2001.00002' } }, 'same'],
  ['new version of', { title: LONG, authors: PEOPLE, ids: { arxiv: '2001.00002' }, comments: 'Updated version of arXiv:2001.00001' }, { title: LONG, authors: PEOPLE, ids: { arxiv: '2001.00001' } }, 'same'],
  ['extended version of conf', { title: LONG + ' (extended version)', authors: PEOPLE, venue: 'CoRR', year: 2020 }, { title: LONG, authors: PEOPLE, venue: 'ICML', year: 2020 }, 'same'],
  ['journal extended', { title: LONG + ': extended version', authors: PEOPLE, venue: 'Journal of Machine Learning Research', year: 2021 }, { title: LONG, authors: PEOPLE, venue: 'ICML', year: 2020 }, 'related'],
  ['year off by one, no venue', { title: LONG, authors: PEOPLE, year: 2020 }, { title: LONG, authors: PEOPLE, year: 2021 }, 'same'],
  ['year off by 2 no venue', { title: LONG, authors: PEOPLE, year: 2019 }, { title: LONG, authors: PEOPLE, year: 2021 }, 'same'],
  ['conf paper year 2019 vs proceedings 2020', { title: LONG, authors: PEOPLE, year: 2019, venue: 'Proceedings of the 41st European Conference on Information Retrieval' }, { title: LONG, authors: PEOPLE, year: 2020, venue: 'ECIR' }, 'same'],
  ['misspelt author names', { title: LONG, authors: ['Anne Lee', 'Bo Chen', 'Karla Ponti'] }, { title: LONG, authors: PEOPLE }, 'same'],
  ['family only', { title: LONG, authors: ['Lee', 'Chan', 'Ponti'] }, { title: LONG, authors: PEOPLE }, 'same'],
  ['authors concatenated string with and', { title: LONG, authors: 'Lee, Ann and Chan, Bo and Ponti, Carla' }, { title: LONG, authors: PEOPLE }, 'same'],
  ['title prefix [Re]', { title: '[Re] Learning to rank with graph networks', authors: ['X Y'] }, { title: 'Learning to rank with graph networks', authors: PEOPLE }, 'different'],
  ['Supplement', { title: 'Supplement to "Learning to rank with graph networks"', authors: PEOPLE }, { title: 'Learning to rank with graph networks', authors: PEOPLE }, 'different'],
  ['corrigendum trailing', { title: 'Learning to rank with graph networks: Corrigendum', authors: PEOPLE }, { title: 'Learning to rank with graph networks', authors: PEOPLE }, 'different'],
  ['revisited', { title: 'Learning to rank with graph networks revisited', authors: PEOPLE, year: 2020 }, { title: 'Learning to rank with graph networks', authors: PEOPLE, year: 2010 }, 'different'],
  ['revisited other authors', { title: 'Learning to rank with graph networks revisited', authors: ['X Y'], year: 2020 }, { title: 'Learning to rank with graph networks', authors: PEOPLE, year: 2010 }, 'different'],
  ['pt. 1/pt. 2', { title: 'On knots, pt. 1', authors: PEOPLE }, { title: 'On knots, pt. 2', authors: PEOPLE }, 'different'],
  ['vol', { title: 'Principles of optics, volume 1', authors: PEOPLE }, { title: 'Principles of optics, volume 2', authors: PEOPLE }, 'different'],
  ['IV vs V', { title: 'Graph minors. IV. Tree-width and well-quasi-ordering', authors: ['N Robertson', 'P Seymour'] }, { title: 'Graph minors. V. Excluding a planar graph', authors: ['N Robertson', 'P Seymour'] }, 'different'],
  ['XX vs XXI', { title: 'Graph minors. XX. Wagners conjecture', authors: ['N Robertson', 'P Seymour'], year: 2004 }, { title: 'Graph minors. XXI. Graphs with unique linkages', authors: ['N Robertson', 'P Seymour'], year: 2009 }, 'different'],
  ['XX vs XXI same tail', { title: 'Graph minors XX', authors: ['N Robertson', 'P Seymour'] }, { title: 'Graph minors XXI', authors: ['N Robertson', 'P Seymour'] }, 'different'],
  ['day 1/ day 2', { title: 'Lecture notes on topology, lecture 3', authors: PEOPLE }, { title: 'Lecture notes on topology, lecture 4', authors: PEOPLE }, 'different'],
  ['A/B', { title: 'On the spectra of graphs, part A', authors: PEOPLE }, { title: 'On the spectra of graphs, part B', authors: PEOPLE }, 'different'],
  ['German umlaut', { title: 'Über die Grundlagen', authors: ['A Müller'] }, { title: 'Ueber die Grundlagen', authors: ['A. Mueller'] }, 'same'],
  ['ligature fi', { title: 'Eﬃcient ﬁltering of graphs by walks', authors: PEOPLE }, { title: 'Efficient filtering of graphs by walks', authors: PEOPLE }, 'same'],
  ['fullwidth', { title: 'ＡＢＣ of deep networks and graphs', authors: PEOPLE }, { title: 'ABC of deep networks and graphs', authors: PEOPLE }, 'same'],
  ['em dash subtitle', { title: 'Glow — generative flow with invertible convolutions', authors: PEOPLE }, { title: 'Glow: Generative flow with invertible convolutions', authors: PEOPLE }, 'same'],
  ['question mark', { title: 'Attention is not explanation?', authors: PEOPLE }, { title: 'Attention is not explanation', authors: PEOPLE }, 'same'],
  ['is vs is not', { title: 'Attention is not explanation', authors: ['S Jain', 'B Wallace'], year: 2019 }, { title: 'Attention is not not explanation', authors: ['S Wiegreffe', 'Y Pinter'], year: 2019 }, 'different'],
  ['pubmed trailing bracket', { title: '[Learning to rank with graph networks].', authors: PEOPLE }, { title: 'Learning to rank with graph networks', authors: PEOPLE }, 'same'],
  ['newline', { title: 'Learning to rank\n  with graph networks', authors: PEOPLE }, { title: 'Learning to rank with graph networks', authors: PEOPLE }, 'same'],
  ['no title but id', { title: '', ids: { arxiv: '2001.00001' } }, { title: LONG, ids: { arxiv: '2001.00001' } }, 'same'],
  ['title is arxiv id', { title: 'arXiv:2001.00001', ids: { arxiv: '2001.00001' } }, { title: LONG, ids: { arxiv: '2001.00001' }, authors: PEOPLE }, 'same'],
  ['same DOI, contradictory', { title: 'Cooking pasta', authors: ['X Y'], ids: { doi: '10.1145/1.1' } }, { title: LONG, authors: PEOPLE, ids: { doi: '10.1145/1.1' } }, 'different'],
  ['chapter same title as article', { title: LONG, authors: PEOPLE, venue: 'Handbook of Ranking (Springer)', year: 2021 }, { title: LONG, authors: PEOPLE, venue: 'SIGIR', year: 2020 }, 'related'],
  ['OpenReview submission and conf', { title: LONG, authors: PEOPLE, venue: 'Submitted to ICLR 2021', ids: { openreview: 'abcdefghij' } }, { title: LONG, authors: PEOPLE, venue: 'ICLR 2021' }, 'same'],
  ['OpenReview withdrawn + NeurIPS', { title: LONG, authors: PEOPLE, venue: 'ICLR 2021 Conference Withdrawn Submission' }, { title: LONG, authors: PEOPLE, venue: 'NeurIPS 2021' }, 'same'],
  ['anonymous authors', { title: LONG, authors: ['Anonymous'], venue: 'Submitted to ICLR 2021' }, { title: LONG, authors: PEOPLE, venue: 'ICLR 2021' }, 'same'],
  ['PNAS abbreviations', { title: LONG, authors: PEOPLE, venue: 'PNAS', year: 2020 }, { title: LONG, authors: PEOPLE, venue: 'Proceedings of the National Academy of Sciences of the United States of America', year: 2020 }, 'same'],
  ['LNCS vs ECCV', { title: LONG, authors: PEOPLE, venue: 'Lecture Notes in Computer Science', year: 2018 }, { title: LONG, authors: PEOPLE, venue: 'ECCV', year: 2018 }, 'same'],
  ['Findings vs ACL', { title: LONG, authors: PEOPLE, venue: 'Findings of the Association for Computational Linguistics: EMNLP 2020', year: 2020 }, { title: LONG, authors: PEOPLE, venue: 'EMNLP (Findings)', year: 2020 }, 'same'],
  ['a collaboration and its people', { title: 'Search for long-lived particles in proton collisions', authors: ['ATLAS Collaboration'], year: 2015 }, { title: 'Search for long-lived particles in proton collisions', authors: ['G. Aad', 'B. Abbott', 'J. Abdallah', 'et al.'], year: 2015 }, 'same'],
  ['two collaborations', { title: 'Search for long-lived particles in proton collisions', authors: ['ATLAS Collaboration'], year: 2015 }, { title: 'Search for long-lived particles in proton collisions', authors: ['CMS Collaboration'], year: 2015 }, 'different'],
  // One group of authors, and a word more.
  ['a kind of it', { title: 'Neural processes', authors: PEOPLE, year: 2018 }, { title: 'Conditional neural processes', authors: PEOPLE, year: 2018 }, 'different'],
  ['improved', { title: 'Denoising diffusion probabilistic models', authors: PEOPLE, year: 2020 }, { title: 'Improved denoising diffusion probabilistic models', authors: PEOPLE, year: 2021 }, 'different'],
  ['a word within', { title: 'Learning dynamics of diffusion models', authors: PEOPLE, year: 2024 }, { title: 'Learning dynamics of latent diffusion models', authors: PEOPLE, year: 2024 }, 'different'],
  ['the next model', { title: 'Owl2 technical report', authors: PEOPLE, year: 2024 }, { title: 'Owl2.5 technical report', authors: PEOPLE, year: 2024 }, 'different'],
  ['the second model', { title: 'Owl: open large-scale language models', authors: PEOPLE, year: 2023 }, { title: 'Owl 2: open large-scale language models', authors: PEOPLE, year: 2023 }, 'different'],
  ['version in the title', { title: 'Depth anywhere', authors: PEOPLE, year: 2024 }, { title: 'Depth anywhere V2', authors: PEOPLE, year: 2024 }, 'different'],
  ['a short topic goes on', { title: 'Segment anything', authors: PEOPLE, year: 2023 }, { title: 'Segment anything in videos', authors: PEOPLE, year: 2023 }, 'different'],
  ['one venue, years apart', { title: 'Graph attention networks', authors: PEOPLE, year: 2020, venue: 'ICLR' }, { title: 'Heterogeneous graph attention networks', authors: PEOPLE, year: 2021, venue: 'ICLR' }, 'different'],
  ['the same abstract', { title: 'Neural processes', authors: PEOPLE, year: 2018, abstract: ABSTRACT }, { title: 'Conditional neural processes', authors: PEOPLE, year: 2018, abstract: ABSTRACT }, 'same'],
  ['a name in front', { title: 'Low-rank adaptation of large language models', authors: PEOPLE, year: 2021 }, { title: 'LoRA: low-rank adaptation of large language models', authors: PEOPLE, year: 2022 }, 'same'],
  ['cut off', { title: 'Learning transferable visual models from natural', authors: PEOPLE, year: 2021 }, { title: TITLE, authors: PEOPLE, year: 2021 }, 'same'],
  ['light words', { title: 'Towards scalable graph learning', authors: PEOPLE, year: 2021 }, { title: 'Scalable graph learning', authors: PEOPLE, year: 2022 }, 'same'],
];

describe('two records', () => {
  it.each(PAIRS)('%s', (_what, a, b, relation) => {
    const [one, other] = [recordOf(a), recordOf(b)];
    const decision = decide(one, other);
    expect([decision.relation, decision.why]).toEqual([relation, decision.why]);
    expect(decide(other, one)).toEqual(decision);
    if (relation !== 'same') return;
    const [left, right] = [keysFor(one), keysFor(other)];
    const keys = new Set([...left.identity, ...left.blocks]);
    expect([...right.identity, ...right.blocks].some((key) => keys.has(key))).toBe(true);
  });
});
