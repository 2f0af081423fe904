/**
 * The sample listing that ships with Offprint: fourteen made-up papers, of the kinds that a day's listing holds.
 * `npm start` opens it, the tour works through it, and the pages in `tests/fixtures/pages` are written from it.
 */
import type { SampleRecord } from './records.ts';

/** The day the sample listing is of. */
export const SAMPLE_DAY = '2026-11-20';

/** Where the sample listing is served: a real address, so that the extension's own match patterns run. */
export const SAMPLE_LISTING_URL = 'https://arxiv.org/list/cs.LG/new';

/** A phrase of the first sample paper's abstract, to mark. */
export const SAMPLE_PHRASE = 'a rate that depends on the spectral gap alone';

const LG = 'Machine Learning (cs.LG)';
const AI = 'Artificial Intelligence (cs.AI)';
const CL = 'Computation and Language (cs.CL)';
const CV = 'Computer Vision and Pattern Recognition (cs.CV)';
const ML = 'Machine Learning (stat.ML)';

export const SAMPLE_RECORDS: SampleRecord[] = [
  {
    id: '2611.90001',
    title: 'Forgetting Is Slow: Spectral Gaps Govern Continual Learning in Linear Networks',
    authors: ['Ingrid Solheim', 'Tobias Wernicke', 'Amara Nwosu'],
    abstract:
      'Continual learning is often explained by interference between tasks, but how fast a network forgets has no accepted law. We study linear networks trained on a stream of tasks with shared covariance. We prove that forgetting decays at a rate that depends on the spectral gap alone, and not on depth or width. The proof reduces training to a switched linear system whose Lyapunov exponent can be computed in closed form. On permuted digits and on four text classification streams the predicted rate matches measured forgetting within 4%. The result suggests that replay buffers should be sized by the spectrum of the data rather than by the number of tasks.',
    subjects: [LG, ML],
    comments: '24 pages, 6 figures. Code at https://example.org/forgetting',
  },
  {
    id: '2611.90002',
    title:
      'Learning $\\varepsilon$-Nash Equilibria in $\\mathcal{O}(\\sqrt{T})$ Rounds without Full Information',
    authors: ['Rui Tanaka', 'María José Ibáñez-López', 'Søren Kierulf'],
    abstract:
      'Players in repeated games rarely see the losses of actions they did not take. We ask how many rounds they need to approach an equilibrium under such bandit feedback. We present an algorithm that reaches an $\\varepsilon$-Nash equilibrium of any two-player zero-sum game in $\\tilde{\\mathcal{O}}(\\varepsilon^{-2})$ rounds, with regret at most $3\\sqrt{AT\\log T}$ for $A$ actions. It couples optimistic mirror descent with an exploration bonus that vanishes where $\\|x_t - x_{t-1}\\|_1 < 1/t$. Simulations on poker endgames agree with the bound. Whether the logarithm can be removed stays open.',
    subjects: ['Computer Science and Game Theory (cs.GT)', LG],
  },
  {
    id: '2611.90003',
    title:
      'A Very Large Multi-Centre Evaluation of Retrieval-Augmented Question Answering over Clinical Guidelines in Fourteen Languages, with an Analysis of Disagreement between Physicians, of Outdated Evidence, and of the Cost of Abstaining',
    authors: [
      'Fatima El Amrani',
      'Johannes Vogelsang',
      'Chidi Eze',
      'Yuki Hayashi',
      'Ana Prpić',
      'Lars Ødegaard',
      'Oluwaseun Bello',
      'Margarethe von Hohenfels',
    ],
    abstract:
      'Clinical guidelines change faster than language models are trained. Retrieval promises to close the gap, yet evaluations cover few languages and rarely ask physicians. We collected 9,412 questions from 31 hospitals in fourteen languages, each answered by three physicians. Six retrieval-augmented systems answered 71% of them acceptably, against 54% without retrieval. A third of the remaining errors came from outdated passages that ranked above current ones. Letting systems abstain at a calibrated threshold removed half of the harmful answers and cost 8% of the useful ones.',
    subjects: [CL, AI, LG],
    comments: '58 pages, 19 tables; data available on request',
    journalRef: 'Journal of Imaginary Medicine 12 (2026) 334-391',
    doi: '10.5555/jim.2026.0334',
  },
  {
    id: '2611.90004',
    title: 'קריאה חוזרת: Rereading as a Training Signal for Right-to-Left Scripts',
    authors: ['נועה בן־דוד', 'محمد الحسيني', 'Daniel Roth'],
    abstract:
      'Handwriting models read every line once. Human readers of Hebrew and Arabic often go back. We record the eye movements of 62 readers and find that regressions mark the words on which models err. We turn regressions into a loss that asks the model to read a line again when its first reading is uncertain. The word error rate falls from 11.3% to 8.9% on historical Hebrew and from 14.0% to 11.2% on Arabic. Reading time grows by 6%.',
    subjects: [CV, CL],
  },
  {
    id: '2611.90005',
    title: '小さな教師: Distilling from Teachers that Are Smaller than Their Students',
    authors: ['王 伟', '佐藤 美咲', '김 민준', 'Claire Beaumont'],
    abstract:
      'Distillation moves knowledge from a large model to a small one. We report that the reverse direction also helps: a student with 1.3 billion parameters learns faster from a teacher with 70 million. The small teacher acts as a curriculum, because what it already knows is easy. A schedule that fades the teacher out after a tenth of training keeps the gain and removes the ceiling. At equal compute the student improves by 1.8 points on average over twelve tasks. We release schedules, logs and checkpoints.',
    subjects: [LG, CL],
    comments: 'Accepted at an imaginary workshop',
  },
  {
    id: '2611.90006',
    title: 'Tight Bounds for Pruning at Initialisation',
    authors: ['Vikram Rao', 'Elena Kowalczyk'],
    abstract:
      'This paper has been withdrawn by the authors due to an error in Lemma 4. The bound for random masks holds only under an assumption that convolutional networks violate.',
    subjects: [LG],
    comments: 'This paper has been withdrawn: Lemma 4 is wrong',
    withdrawn: true,
  },
  {
    id: '2611.90007',
    title: 'When Do Tabular Foundation Models Need Fine-Tuning?',
    authors: ['Beatriz Cardoso', 'Henrik Aalto', 'Zanele Khumalo', 'Piotr Zieliński'],
    abstract:
      'Foundation models for tables are used without fine-tuning because it seems to help little. We test this belief on 212 data sets. Fine-tuning helps on 61 of them, and a linear probe on the column statistics predicts which with 88% accuracy. The data sets that profit have more than 20 categorical columns or targets with heavy tails. A rule that fine-tunes only where the probe says so gains 2.1 points at a tenth of the cost. The probe takes less than a second.',
    subjects: [LG, ML],
  },
  {
    id: '2611.90008',
    title: 'What\'s in a Seed? Variance, "Lottery" Effects & Honest Error Bars in RL <Benchmarks>',
    authors: ["Siobhán O'Leary", 'Mehmet Yılmaz'],
    abstract:
      'Reinforcement learning results are reported over three to five seeds. With 1,000 seeds on 18 environments we measure how often published comparisons would change sign: 23% of the time with three seeds & still 9% with ten. We propose error bars that account for the heavy left tail, and a sequential test that stops as soon as p < 0.01 or n > 40. Applied to past work it would have saved 37% of the compute.',
    subjects: [LG, AI],
    comments: '18 pages; "seeds" data: <https://example.org/seeds>',
  },
  {
    id: '2611.90009',
    title: 'Graph Coarsening Preserves Messages, Not Distances',
    authors: ['Anneke de Vries', 'Kwame Mensah', 'Giulia Conti'],
    abstract:
      'Coarsened graphs are judged by how well they keep distances. We show that message passing depends on another quantity: the overlap of random walks of length $L$. A coarsening that keeps this overlap within $\\delta$ changes the output of any $L$-layer network by at most $\\delta L \\prod_{l} \\|W_l\\|$. A greedy algorithm finds it in near-linear time. On three citation graphs we reach the same accuracy with 4% of the nodes.',
    subjects: [LG, 'Social and Information Networks (cs.SI)'],
  },
  {
    id: '2611.90010',
    title: 'Estimating Treatment Effects from Interrupted Sensor Streams',
    authors: ['Lucía Fernández', 'Oskar Nyström'],
    abstract:
      'Wearable sensors are taken off, and not at random. Estimates of treatment effects that ignore this are biased. We model the gaps as informative and derive a doubly robust estimator that stays consistent if either the gap model or the outcome model is right. In a trial of 1,204 participants the corrected effect on sleep is half of the naive one. Software is available in two languages.',
    subjects: ['Methodology (stat.ME)', LG],
    section: 'cross-list',
  },
  {
    id: '2611.90011',
    title: 'Fast Gravitational-Wave Inference with Conditional Flows at $z > 2$',
    authors: ['Matteo Ricci', 'Hannah Weiss', 'The Sirius Collaboration'],
    abstract:
      'Third-generation detectors will see several mergers a minute. Nested sampling takes hours for each. We train conditional normalising flows on $10^7$ simulated signals with redshift $z > 2$ and obtain posteriors in 40 ms. Coverage tests show calibrated intervals for masses and spins; sky positions are overconfident by 3%. Importance weights repair this at the cost of one second.',
    subjects: ['Instrumentation and Methods for Astrophysics (astro-ph.IM)', LG],
    section: 'cross-list',
    comments: '12 pages, 7 figures',
  },
  {
    id: '2507.90012',
    version: 3,
    title: 'Calibrated Abstention for Code Assistants',
    authors: ['Paulina Wójcik', 'Samir Haddad'],
    abstract:
      'Code assistants answer even when they should not. We measure how developers lose time to wrong suggestions and learn a policy that abstains. In a study with 48 developers the policy hides 30% of the suggestions, and tasks are finished 11% sooner. Developers did not notice the missing suggestions. Version 3 adds a second study in a company.',
    subjects: ['Software Engineering (cs.SE)', LG],
    section: 'replacement',
    comments: 'v3: second study added',
  },
  {
    id: '2412.90013',
    version: 2,
    title: 'Sharpness-Aware Minimisation Is Implicit Label Smoothing',
    authors: ['Ji-woo Park', 'Rebecca Stein', 'Ahmed Abdelaziz'],
    abstract:
      'Sharpness-aware minimisation improves generalisation for reasons that are debated. We show that for logistic losses its first-order effect equals label smoothing with a strength proportional to $\\rho \\|\\nabla f\\|$. The equivalence predicts when it fails: on noisy labels with large $\\rho$. Experiments on images and text confirm both directions. Label smoothing with the predicted schedule recovers 92% of the gain at half the cost.',
    subjects: [LG],
    section: 'replacement',
  },
  {
    id: 'math/0502901',
    version: 4,
    title: 'On the Concentration of Sums of Dependent Indicators',
    authors: ['P. K. Lindgren'],
    abstract:
      'We give an exponential inequality for sums of indicators whose dependency graph has bounded fractional chromatic number. The constant is optimal. An application to random constraint satisfaction is given.',
    subjects: ['Probability (math.PR)', ML],
    section: 'replacement',
    journalRef: 'Ann. Imag. Probab. 33 (2005) 1-19',
  },
];
