/**
 * What TeX's commands for single characters stand for, in text and in mathematics. Names from The Comprehensive
 * LaTeX Symbol List; the journal macros are those of the AAS (aastex, "Journal abbreviations"), which every entry
 * from the Astrophysics Data System uses.
 */

/** Accents to combining characters: `\'e` → e + U+0301. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['"', '\u0308'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['u', '\u0306'],
  ['v', '\u030c'],
  ['H', '\u030b'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['d', '\u0323'],
  ['b', '\u0331'],
  ['r', '\u030a'],
  ['G', '\u030f'],
  ['U', '\u030e'],
  ['f', '\u0311'],
  ['h', '\u0309'],
]);

/** A table of "name character" pairs, one line each group. */
function table(source: string): Map<string, string> {
  const map = new Map<string, string>();
  const parts = source.trim().split(/\s+/);
  for (let i = 0; i + 1 < parts.length; i += 2) map.set(parts[i] as string, parts[i + 1] as string);
  return map;
}

/** Commands of letters that give one character in text. */
export const TEXT_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...table(`
  ss ß SS ẞ ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
  textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ”
  quotedblbase „ quotesinglbase ‚ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › glqq „ grqq “ flqq « frqq »
  textexclamdown ¡ textquestiondown ¿ dots … ldots … textellipsis … S § P ¶ textsection § textparagraph ¶
  copyright © textcopyright © textregistered ® texttrademark ™ texttimes × textpm ± textdegree ° degree ° textmu µ
  pounds £ textsterling £ euro € texteuro € EUR € textyen ¥ textcent ¢ textbullet • textperiodcentered · textordfeminine ª textordmasculine º
  textbackslash \\ textasciitilde ~ textasciicircum ^ textbar | textless < textgreater > textbraceleft { textbraceright }
  textunderscore _ textquotedbl " textquotesingle ' textasciigrave \` textdollar $ textasteriskcentered * dag † textdagger † ddag ‡ textdaggerdbl ‡
  slash / lbrack [ rbrack ] textnumero № textonehalf ½ textonequarter ¼ textthreequarters ¾ textonesuperior ¹ texttwosuperior ² textthreesuperior ³
  textalpha α textbeta β textgamma γ textdelta δ textepsilon ε textkappa κ textlambda λ textpi π textsigma σ textomega ω
  LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe LaTeX2ε XeTeX XeTeX lq ‘ rq ’ hyphen -
  IJ Ĳ ij ĳ textflorin ƒ textasciidieresis ¨ textasciimacron ¯ textasciiacute ´ textasciicaron ˇ textasciibreve ˘ texttildelow ˜ textacutedbl ˝
  textmho ℧ textestimated ℮ textreferencemark ※ textinterrobang ‽ textopenbullet ◦ textpeso ₱ textlira ₤ textwon ₩ textdong ₫ textbrokenbar ¦
  cprime ʹ cdprime ʺ Dbar Đ dbar đ
  textprime ′ textrightarrow → textleftarrow ← textcelsius ℃ textohm Ω textdiv ÷ textlnot ¬
  `),
  ['textvisiblespace', ' '],
  ['quad', ' '],
  ['qquad', ' '],
  ['enspace', ' '],
  ['enskip', ' '],
  ['thinspace', ' '],
  ['space', ' '],
  ['nobreakspace', ' '],
  ['newline', ' '],
  ['linebreak', ' '],
  ['par', ' '],
  ['tab', ' '],
]);

/** Cyrillic letters by the names LaTeX gives them after `\\CYR` and `\\cyr` (T2A encoding), capital and small. */
const CYRILLIC = table(`
  A Аа B Бб V Вв G Гг D Дд E Ее YO Ёё ZH Жж Z Зз I Ии ISHRT Йй K Кк L Лл M Мм N Нн O Оо P Пп R Рр S Сс T Тт U Уу F Фф H Хх C Цц
  CH Чч SH Шш SHCH Щщ HRDSN Ъъ ERY Ыы SFTSN Ьь EREV Ээ YU Юю YA Яя IE Єє II Іі YI Її GUP Ґґ USHRT Ўў JE Јј LJE Љљ NJE Њњ
  DJE Ђђ DZHE Џџ TSHE Ћћ DZE Ѕѕ YAT Ѣѣ FITA Ѳѳ IZH Ѵѵ
`);

/** The letter of a command like `\\CYRZH` or `\\cyrzh`, else undefined. */
export function cyrillicLetter(name: string): string | undefined {
  const [, capital, small] = /^(?:CYR([A-Z]+)|cyr([a-z]+))$/.exec(name) ?? [];
  const pair = [...(CYRILLIC.get((capital ?? small ?? '').toUpperCase()) ?? '')];
  return capital ? pair[0] : pair[1];
}

/** Commands that only change how text looks or where a line ends: dropped, what they hold is kept. */
export const STYLE_COMMANDS: ReadonlySet<string> = new Set(
  (
    'emph textbf textit textsl textsc textrm textsf texttt textup textmd textnormal text mbox hbox makebox fbox ' +
    'em bf it sl sc rm sf tt up bfseries itshape slshape scshape rmfamily sffamily ttfamily upshape mdseries normalfont ' +
    'normalsize small footnotesize scriptsize tiny large Large LARGE huge Huge selectfont boldmath unboldmath ' +
    'underline uline enquote mkbibquote mkbibemph mkbibbold mkbibparens protect relax noopsort nocase NoCaseChange ' +
    'bibinfo uppercase MakeUppercase MakeLowercase lowercase textquote foreignlanguage allowbreak noindent nolinebreak ' +
    'nobreak ignorespaces unskip hfill hfil break bgroup egroup begingroup endgroup textcyr textgreek ' +
    'centering raggedright sloppy bibfnamefont bibnamefont natexlab xspace nobibliography'
  ).split(/\s+/),
);

/** Commands of which the first argument is no text: a size, a colour, a language, a sort key. */
export const SKIP_FIRST_ARGUMENT: ReadonlySet<string> = new Set(
  'hspace vspace textcolor color selectlanguage foreignlanguage noopsort SortNoop bibinfo natexlab label cite raisebox fontsize phantom hphantom vphantom'.split(
    ' ',
  ),
);

/** Single-character commands in text, other than accents. */
export const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ['%', '%'],
  ['$', '$'],
  ['&', '&'],
  ['#', '#'],
  ['_', '_'],
  ['{', '{'],
  ['}', '}'],
  [' ', ' '],
  ['\n', ' '],
  [',', ' '],
  [';', ' '],
  [':', ' '],
  ['>', ' '],
  ['!', ''],
  ['-', ''],
  ['/', ''],
  ['@', ''],
  ['*', ''],
  ['+', ''],
  ['<', ''],
  ['\\', ' '],
  ['|', '|'],
  ['?', '?'],
]);

/** The journals that AAS macros stand for. */
export const JOURNAL_MACROS: ReadonlyMap<string, string> = new Map(
  `aj=Astronomical Journal|actaa=Acta Astronomica|araa=Annual Review of Astronomy and Astrophysics|apj=Astrophysical Journal
apjl=Astrophysical Journal Letters|apjs=Astrophysical Journal Supplement|ao=Applied Optics|apss=Astrophysics and Space Science
aap=Astronomy & Astrophysics|aapr=Astronomy and Astrophysics Reviews|aaps=Astronomy and Astrophysics Supplement
azh=Astronomicheskii Zhurnal|baas=Bulletin of the American Astronomical Society|bac=Bulletin of the Astronomical Institutes of Czechoslovakia
caa=Chinese Astronomy and Astrophysics|cjaa=Chinese Journal of Astronomy and Astrophysics|icarus=Icarus
jcap=Journal of Cosmology and Astroparticle Physics|jrasc=Journal of the Royal Astronomical Society of Canada
mnras=Monthly Notices of the Royal Astronomical Society|memras=Memoirs of the Royal Astronomical Society|na=New Astronomy
nar=New Astronomy Reviews|pasa=Publications of the Astronomical Society of Australia|pra=Physical Review A|prb=Physical Review B
prc=Physical Review C|prd=Physical Review D|pre=Physical Review E|prl=Physical Review Letters
pasp=Publications of the Astronomical Society of the Pacific|pasj=Publications of the Astronomical Society of Japan
qjras=Quarterly Journal of the Royal Astronomical Society|rmxaa=Revista Mexicana de Astronomia y Astrofisica|skytel=Sky and Telescope
solphys=Solar Physics|sovast=Soviet Astronomy|ssr=Space Science Reviews|zap=Zeitschrift fuer Astrophysik|nat=Nature
iaucirc=IAU Circulars|aplett=Astrophysics Letters|apspr=Astrophysics Space Physics Research
bain=Bulletin of the Astronomical Institutes of the Netherlands|fcp=Fundamental Cosmic Physics|gca=Geochimica Cosmochimica Acta
grl=Geophysics Research Letters|jcp=Journal of Chemical Physics|jgr=Journal of Geophysics Research
jqsrt=Journal of Quantitative Spectroscopy and Radiative Transfer|memsai=Memorie della Società Astronomica Italiana
nphysa=Nuclear Physics A|physrep=Physics Reports|physscr=Physica Scripta|planss=Planetary Space Science|procspie=Proceedings of the SPIE`
    .split(/[|\n]/)
    .map((line) => line.split('=') as [string, string]),
);

/** Commands of mathematics that are one character of Unicode. */
export const MATH_SYMBOLS: ReadonlyMap<string, string> = table(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
  omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ cap ∩ cup ∪ wedge ∧ vee ∨ setminus ∖
  leq ≤ le ≤ geq ≥ ge ≥ ll ≪ gg ≫ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ lesssim ≲ gtrsim ≳ lt < gt >
  in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ lnot ¬
  to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ uparrow ↑ downarrow ↓ mapsto ↦ longrightarrow ⟶ rightleftharpoons ⇌
  infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ prime ′ angle ∠ perp ⊥ parallel ∥ mid ∣ vert | Vert ‖
  sum ∑ prod ∏ int ∫ oint ∮ sqrt √ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ ldots … cdots ⋯ dots … degree ° dagger † ddagger ‡
  lbrace { rbrace } backslash \\ sharp ♯ flat ♭ natural ♮ odot ⊙ earth ♁ sun ☉ therefore ∴ because ∵ square □ Box □ diamond ⋄ triangle △ checkmark ✓
  prec ≺ succ ≻ preceq ⪯ succeq ⪰ asymp ≍ doteq ≐ vdash ⊢ dashv ⊣ models ⊨ top ⊤ bot ⊥ wr ≀ amalg ⨿ bowtie ⋈ sqsubseteq ⊑ sqsupseteq ⊒ sqcap ⊓ sqcup ⊔
  uplus ⊎ ominus ⊖ oslash ⊘ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ coprod ∐ vdots ⋮ ddots ⋱ wp ℘ mho ℧ lVert ‖ rVert ‖ lvert | rvert |
  nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ hookrightarrow ↪ hookleftarrow ↩ leftharpoonup ↼ rightharpoonup ⇀ leadsto ↝ iff ⇔ implies ⇒ longmapsto ⟼ rightsquigarrow ⇝
  leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ trianglelefteq ⊴ rhd ▷ lhd ◁ heartsuit ♡ diamondsuit ♢ clubsuit ♣ spadesuit ♠ Diamond ◇ blacksquare ■ bigstar ★ bigcirc ○ lll ⋘ ggg ⋙
  nmid ∤ nleq ≰ ngeq ≱ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ complement ∁ eth ð imath ı jmath ȷ digamma ϝ varkappa ϰ hslash ℏ beth ℶ gimel ℷ iint ∬ iiint ∭
  arcsin arcsin arccos arccos arctan arctan sinh sinh cosh cosh tanh tanh cot cot sec sec csc csc liminf liminf limsup limsup hom hom
  log log ln ln exp exp sin sin cos cos tan tan max max min min sup sup inf inf lim lim det det dim dim ker ker arg arg deg deg gcd gcd Pr Pr mod mod
`);

/** Characters that Unicode has raised or lowered. */
export const SUPERSCRIPTS: ReadonlyMap<string, string> = pairs(
  '0123456789+-−=()niabcdefghjklmoprstuvwxyzABDEGHIJKLMNOPRTUVW′*',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ′*',
);
export const SUBSCRIPTS: ReadonlyMap<string, string> = pairs(
  '0123456789+-−=()aeoxhklmnpstijruv',
  '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ',
);

function pairs(plain: string, shifted: string): Map<string, string> {
  const to = [...shifted];
  return new Map([...plain].map((character, at) => [character, to[at] as string]));
}
