/**
 * Three papers that nobody wrote, to try things on: each abstract has a background, an objective, a method and results,
 * so that ink has something to show. English in every language of the interface: roles are told in English.
 */
export interface SamplePaper {
  title: string;
  authors: readonly string[];
  abstract: string;
}

export const SAMPLE_YEAR = 2026;

export const SAMPLE_PAPERS: readonly SamplePaper[] = [
  {
    title: 'What Readers Keep: A Diary Study of 214 Scientists and Their Margins',
    authors: ['Ines Falk', 'Tomasz Wrona', 'Adaeze Obi'],
    abstract:
      'Scientists read far more papers than they can remember. Little is known about which notes help them months later. The aim of this study is to find out how margin notes change what readers recall. For twelve weeks, 214 scientists kept a diary of every paper that they opened and marked. We then tested their memory with questions that were drawn from their own reading. Readers who marked a single sentence per paper recalled 41 % more findings than readers who marked nothing. Marking more than five sentences gave no further gain. Our results suggest that choosing matters more than collecting.',
  },
  {
    title: 'Warm Starts for Small Language Models: Half the Training, Equal Accuracy',
    authors: ['Rui Matsuda', 'Élise Carpentier'],
    abstract:
      'Training language models from random weights is costly, and small laboratories cannot afford it. In this paper, we propose to start a small model from the averaged layers of a larger one. Our method needs no teacher during training and no additional data. We evaluate it on eight benchmarks with models of 60 to 400 million parameters. It reaches the accuracy of training from scratch with 52 % of the steps and improves reading comprehension by 3.1 points. We release code and weights.',
  },
  {
    title: 'Dormancy as Memory: Seeds of Twelve Alpine Plants after Two Dry Summers',
    authors: ['Marit Solheim', 'Jakub Novotný', 'Leila Haddad', 'Chen Yutong'],
    abstract:
      'Alpine plants face summers that are drier each decade. Whether seeds carry the drought of their mother plants is an open question. In this paper, we investigate how long a dry summer can be seen in the dormancy of the next generation. We collected seeds of twelve species above 2,000 m before, during and after two dry summers, and let 18,400 of them germinate in the laboratory. We found that seeds from dry years waited 9 days longer on average, and that in seven species the delay lasted for two generations. These findings show that dormancy records the weather of earlier years.',
  },
];
