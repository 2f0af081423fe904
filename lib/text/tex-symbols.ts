/**
 * What common TeX commands show, so that a formula's source and its rendering can be compared. Commands that only set
 * a font, a size or a space show nothing. Not a renderer: `works` and `anchor` compare with it, nobody displays it.
 */

/** Pairs "command symbol", as amsmath and unicode-math name them. */
const SYMBOLS =
  'alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ ' +
  'nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω ' +
  'Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ partial ∂ nabla ∇ ' +
  'infty ∞ sum ∑ prod ∏ int ∫ oint ∮ sqrt √ pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ' +
  'otimes ⊗ odot ⊙ dagger † ddagger ‡ cap ∩ cup ∪ setminus ∖ wedge ∧ vee ∨ neg ¬ forall ∀ exists ∃ emptyset ∅ ' +
  'varnothing ∅ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ' +
  'lesssim ≲ gtrsim ≳ ll ≪ gg ≫ ne ≠ neq ≠ equiv ≡ sim ∼ thicksim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ perp ⊥ parallel ∥ ' +
  'mid ∣ to → rightarrow → longrightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftrightarrow ⇔ implies ⇒ iff ⇔ ' +
  'mapsto ↦ uparrow ↑ downarrow ↓ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ ldots … dots … cdots ⋯ degree ° ' +
  'prime ′ angle ∠ aleph ℵ Re ℜ Im ℑ lt < gt > lbrace { rbrace } lvert | rvert | vert | Vert ‖ lVert ‖ rVert ‖ ' +
  'textless < textgreater > ss ß ae æ AE Æ oe œ OE Œ o ø O Ø aa å AA Å l ł L Ł i ı j ȷ';

const NOTHING =
  'rm it bf em cal sf tt sc sl frak mathrm mathit mathbf mathcal mathbb mathsf mathtt mathfrak mathscr boldsymbol bm ' +
  'Bbb text textrm textit textbf textsf texttt textsc emph mbox hbox operatorname left right big Big bigg Bigg bigl ' +
  'bigr Bigl Bigr limits nolimits displaystyle textstyle scriptstyle small tiny large quad qquad noindent mathop ' +
  'mathord mathrel mathbin ensuremath protect unit frac dfrac tfrac';

const TABLE = new Map<string, string>(NOTHING.split(' ').map((name) => [name, '']));
const words = SYMBOLS.split(' ');
for (let index = 0; index < words.length; index += 2) TABLE.set(words[index]!, words[index + 1]!);

/** What a command (without its backslash) shows: a symbol, nothing ('') or, unknown, its own name. */
export function shownAs(command: string): string {
  return TABLE.get(command) ?? command;
}
