/**
 * Small word lists that tell a person's name from a title: common given and family names, the words titles are made
 * of, and the particles, suffixes and honorifics that names carry. Evidence only: no name must be in a list to be
 * read, and no word in a list decides by itself. Romanised East Asian names are listed since nothing else marks them.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Lower-case words that belong to family names: "van der Berg", "de la Cruz", "bin Salman". */
export const PARTICLES = set(`
  van von vom zu zur zum der den dem des de del della dello dell degli di da dal dos das do du d la le las los lo les
  ten ter te 't op im am vd v.d. v/d el al ul ur bin ibn ben bint abu af av à y e i san st mac ap vande vander ould ait`);

/** Generational suffixes and degrees that follow a name. */
export const SUFFIXES = set(`jr sr jnr snr ii iii iv phd ph.d md m.d dr msc bsc esq frs`);

/** Titles that stand before a name and are not part of it. */
export const HONORIFICS = set(`dr prof professor mr mrs ms sir doctor doc. dipl.-ing`);

/** Words that join the last name to a list, in the languages that publish most. */
export const CONJUNCTIONS = set(`and und et y e en og och i и та ja ve és a`);

/** Words no personal name contains, and nearly every title does. */
export const FUNCTION_WORDS = set(`
  a an the of for in on with without and or to from by via using at as is are be can do does how what why when where
  who which that this these those its their our your toward towards through between among against into under over
  beyond not no nor than then it we you all some more less is was were has have will should should could but if while
  across within about after before during per vs versus
  der die das und für im mit von auf zur eine ein einer des le les une un pour dans sur avec aux et ou au
  el los las una por para con sobre en il gli nel nella per con sulla uma os as em na no и в на для с по из к о`);

/** Nouns and adjectives that fill titles and are rarely names. */
export const TITLE_WORDS = set(`
  learning deep neural network networks model models modeling modelling analysis theory theoretical method methods
  approach approaches system systems data algorithm algorithms optimization optimisation optimal efficient fast
  robust adaptive dynamic dynamics stochastic random linear nonlinear non-linear quantum statistical inference
  estimation prediction detection recognition classification segmentation generation generative diffusion language
  large vision visual image images video speech text natural processing representation representations structure
  structures function functions equation equations problem problems solution solutions application applications
  review survey study studies evidence effects effect impact role evaluation benchmark dataset datasets training
  reinforcement supervised unsupervised self-supervised transfer transformer transformers attention graph graphs
  space spaces group groups algebra algebras category categories topology homotopy geometry manifold manifolds
  information knowledge reasoning human machine artificial intelligence computing computer computational memory
  energy matter mass field fields light wave waves phase magnetic electron electronic optical molecular cell cells
  cellular protein proteins gene genes genetic genome brain cortex neuron neurons neuroscience cognitive behavior
  behavioral social economic political policy health clinical patients disease cancer treatment therapy risk
  galaxy galaxies stars star stellar dark matter black hole holes cosmic universe gravitational high low new novel
  simple general unified multi multiple cross towards toward understanding introduction beyond rethinking improving
  exploring investigating measuring building designing controlling scalable scaling sparse parallel distributed
  design development environment ecological climate water soil plant species evolution evolutionary population
  material materials surface carbon metal chemical chemistry physics physical mathematics mathematical biology
  engineering science sciences research education student students school teaching performance quality management
  control security privacy software hardware mobile web internet cloud service services online user users interface
  editorial preface foreword introduction correction corrigendum erratum reply comment response proceedings
  architecture framework architectures perspective perspectives challenges future trends advances progress
  synthetic aperture sampling bayesian gaussian markov monte carlo fourier spectral kernel matrix tensor factorization
  convolutional recurrent adversarial contrastive federated multimodal zero-shot few-shot pretraining alignment
  open closed state states rule rules property properties measurement measurements test tests testing tuning
  papers publications preprints articles chapter chapters patents theses
  landscape landscapes abstract semantic semantics syntax logic programming program programs compiler
  mechanism mechanisms circuit circuits feature features object objects scene motion tracking rendering`);

/** Words that publishers, venues and institutions carry, and people do not. */
export const ORGANISATION_WORDS = set(`
  university universität université universidad università universiteit institute institut institution department
  dept school college laboratory laboratories lab labs center centre academy research inc ltd gmbh corp corporation
  company press springer elsevier wiley ieee acm society association foundation hospital ministry agency council
  google microsoft meta facebook deepmind openai nvidia amazon ibm apple baidu tencent alibaba bytedance adobe intel
  mit eth epfl cnrs inria nasa cern stanford harvard berkeley oxford cambridge princeton cornell caltech mpi tech
  nature communications reports frontiers annals bulletin archive archives advances
  journals conferences workshops pages page map maps events event news contact registration sponsors links link
  journal conference workshop symposium proceedings transactions letters reviews magazine arxiv preprint volume issue
  international european american national association annual
  cvpr iccv eccv wacv neurips nips icml iclr aaai ijcai acl emnlp naacl coling kdd sigir www chi siggraph icra iros
  tpami ijcv tip mm icassp interspeech miccai jmlr tmlr pnas
  argentina australia austria belgium brazil bulgaria canada chile china colombia croatia denmark egypt finland france
  germany greece hungary india indonesia ireland italy japan korea malaysia mexico morocco netherlands norway pakistan
  philippines poland portugal romania russia singapore slovenia spain sweden switzerland taiwan thailand turkey usa
  ukraine vietnam deutschland österreich schweiz frankreich españa brasil`);

/** Words that make a group of people an author. */
export const GROUP_WORDS = set(`
  collaboration consortium team group network committee initiative project investigators society working
  organization organisation institute community alliance taskforce collaborators centre center association council`);

/** Common given names, romanised. */
export const GIVEN_NAMES = set(`
  aaron abdul abdullah abhinav abhishek adam adrian ahmad ahmed aidan ajay akash akira alan albert alberto alejandro
  aleksandr alessandro alessandra alex alexander alexandra alexandre alexei alexey alfonso alfred ali alice alicia
  alison allan allen amanda amit amy an ana anand anders andre andrea andreas andrei andrej andres andrew andrey andy
  angela angelo anil anita anja ankit ann anna anne annie anthony antoine anton antonio antonios ari ariel armin
  arnaud arthur arturo arun ashish ashley astrid audrey axel aditya ben benjamin bernard bernd bernhard beth bharath
  bill bin binbin bing bo bob boris brad bradley brandon brian brigitte bruce bruno byron camille carl carla
  carlo carlos carmen carol caroline catherine cecilia chang chao charles charlotte chen cheng chi
  chloe chris christian christina christine christoph christophe christopher chuan chun chunhua claire clara claude
  claudia claudio colin craig cristina daniel daniela daniele danielle danny dario david dawn dean deborah denis
  dennis derek diana diego dieter dimitri dimitris dinesh dirk dmitri dmitry dominik dominique dong donald dong-hyun
  doris dorothy douglas duc dustin ed edgar eduardo edward edwin eiji ekaterina elad elaine elena eleni eli elisa
  elisabeth elizabeth ellen emanuel emanuele emil emily emma emmanuel enrico enrique eric erica erik erika ernest
  esther ethan eugene eva evan evelyn fabian fabio fabrice fan fang fatima federico fei feng fernando filip
  florian francesca francesco francis francisco francois françois frank franz fred frederic frederick friedrich
  gabriel gabriela gabriele gang gary geoffrey george georg georgios gerald gerard gerhard gian giorgio giovanni
  giulia giuseppe gonzalo gordon graham grant greg gregory guang guillaume guillermo gunnar guo gustavo guy hai haim
  han hannah hans hao haoran harald harold harry hassan he heather hector heidi heike heinrich helen helena helmut
  henri henrik henry herbert hiroshi hong hossein howard huan hua hugh hugo hui hyun ian ibrahim igor ilya inbar
  ingrid irene irina isaac isabel isabella isabelle ismail ivan ivo jack jackson jacob jacques jae jake jakob jaime
  james jamie jan jana jane janet jason javier jay jean jeff jeffrey jennifer jens jeremy jerome jerry jesse jessica
  jesus jia jian jiang jianping jie jill jim jin jing jingjing joachim joan joao joe joel johan johann
  johannes john johnny jon jonas jonathan jordan jorge jose josé joseph josef joshua joão juan judith jules julia
  julian julie julien julius jun jung jürgen justin kai kamal karen karin karl karsten kate katherine kathleen
  kathryn katja kazuo ke keith kelly ken kenji kenneth kevin khalid kim kimberly klaus koji konrad kristen kristian
  kristina kumar kurt kyle kyung lars laura lauren laurence laurent lawrence lea lee lei leo leon leonard leonardo
  leonid li lili lin linda ling lisa liu liwei liz lorenzo lothar louis louise luc luca lucas lucia lucy luigi luis
  lukas luke lydia lynn maarten madeleine magnus mahesh manfred manoj manuel mara marc marcel marcelo marco marcus
  margaret maria mariana marie marina mario marion mark markus marta martha martin martina mary masahiro mateo
  mathias mathieu matteo matthew matthias matthieu maurice maurizio max maxim maxime maximilian maya megan mehdi mei
  melanie melissa meng mengdi michael michal michel michele michelle miguel mihai mikael mike mikhail milan min ming
  mirella mohamed mohammad mohammed mohit monica morgan moritz muhammad na nadia naoki naomi natalia natalie nathan
  neha neil nicholas nick nicola nicolas nicole niels nigel nikhil nikita niklas nikolai nikolaos nikolas nils nina
  ning noah noam nora norman olaf ole oleg olga oliver olivia olivier omar oren oscar oskar otto pablo pamela paola
  paolo pascal pat patricia patrick paul paula paulo pavel pedro peng penny peter petr petra phil philip philipp
  philippe pierre pieter ping pooja prashant qi qian qiang qin qing quentin quoc rachel rafael rahul raj rajesh ralf
  ralph ramesh ramon raphael raquel ravi raymond rebecca reinhard rené renato ricardo riccardo richard rick rita rob
  robert roberta roberto robin rodrigo roger rohan rohit roland rolf roman ron ronald rong rosa rose ross roy rui
  ruben rudolf rui russell ruth ryan sabine sam samantha samuel samy sandeep sandra sanjay santiago sara sarah satoshi
  scott sean sebastian sergei sergey sergio seth shai shalini shan shane shang shannon sharon shawn shay sheng
  shinji shiv shreya shu shuai shun silvia simon simone sofia song sonia sophia sophie stefan stefania stefano stella
  stephan stephanie stephen steve steven stuart su sue suman sunil sung susan susanne suzanne sven sylvain takashi
  tal tamara tan tania tanja tao taro tariq tatiana ted teresa theo theodore theresa thibault thierry thomas tian
  tiago tim timo timothy tina ting tobias todd tom tomas tommaso tomás tony toshio tracy travis tristan tyler ulf
  ulrich uri ursula uwe valentin valentina valerie vanessa vera veronica victor victoria vijay viktor vikas vinay
  vincent vincenzo vineet viola virginia vivek vladimir walter wan wang warren wayne wei weinan wen wenjing werner
  wilhelm will william willem wolfgang xavier xi xia xian xiang xiao xiaodong xiaolong xiaoming xiaolin xin xing xu
  xuan xue yan yang yann yannis yao yasmin ye yi yifan yin ying yiming yong yoshua you young yu yuan yuchen yue yuki
  yulia yun yuri yusuke yutaka yuval yves zachary ze zhang zhen zheng zhi zhong zhou zhu zhuo zi zoe zoltan zoubin
  arturo`);

/** Frequent family names, romanised. */
export const FAMILY_NAMES = set(`
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie tang xiao feng
  deng cao peng zeng xue fan pan dong yuan jiang cai yu du ye cheng wei su lu ding ren yao shen lee kim park choi jung
  kang cho yoon jang lim han shin seo kwon hwang ahn song jeong oh nguyen tran le pham hoang phan vu dang bui ngo
  singh kumar sharma gupta patel shah khan das roy ghosh banerjee chatterjee mukherjee sen rao reddy iyer jain mehta
  agarwal mishra tanaka suzuki sato takahashi watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki
  smith johnson williams brown jones miller davis wilson anderson taylor thomas moore martin jackson thompson white
  harris clark lewis robinson walker young allen king wright scott hill green adams nelson baker hall campbell
  mitchell carter roberts phillips evans turner parker collins edwards stewart morris murphy cook rogers bell
  cooper richardson cox ward peterson gray watson brooks kelly sanders price bennett wood barnes ross henderson
  coleman jenkins perry powell long patterson hughes washington butler simmons foster bryant garcia garcía martinez
  martínez rodriguez rodríguez hernandez hernández lopez lópez gonzalez gonzález perez pérez sanchez sánchez ramirez
  torres flores rivera gomez gómez diaz díaz fernandez fernández ruiz moreno jimenez alvarez romero muller müller
  schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter klein wolf schröder neumann
  schwarz zimmermann braun krüger hofmann hartmann lange werner krause lehmann köhler maier rossi russo ferrari
  esposito bianchi romano colombo ricci marino greco bruno conti costa silva santos oliveira souza pereira lima
  carvalho ferreira almeida ivanov petrov smirnov kuznetsov popov volkov sokolov novak novák cohen levy levi mizrahi
  jensen nielsen hansen pedersen andersen johansson andersson karlsson nilsson eriksson larsson olsson persson
  dubois durand leroy moreau simon laurent lefebvre michel bertrand roux vincent fournier de jong bakker visser smit
  papadopoulos ahmed ali hassan hussein mohamed rahman islam hossain ibrahim kaya yilmaz demir bengio
  hinton lecun vaswani devlin goodfellow`);
