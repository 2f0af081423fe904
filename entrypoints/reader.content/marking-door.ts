/** The door for the tools of marking: toolbar and popover come in a second script at their first use. */
import type { ColourNames } from '../../lib/browser/settings/mark-settings.ts';
import type { Bibliography } from '../../lib/paper/bibliography.ts';
import type { MarkColour } from '../../lib/paper/rows.ts';
import type { GreetedSighting, MarkView, NewMark } from '../../lib/paper/sightings.ts';
import { door } from './door.ts';
import type { Place, Session } from './session.ts';

export interface MarkChoice {
  colour: MarkColour;
  note: string;
}

export interface ToolbarRequest {
  /** Box of the selected words, in the window. */
  box: DOMRect;
  /** The one that a note alone is kept in. */
  colour: MarkColour;
  names: ColourNames;
  choose(choice: MarkChoice): void;
  /** Copies the words with a citation. */
  copy(): void;
}

export interface PopoverRequest {
  /** Where the first of the marks stands, in the window. */
  box: DOMRect;
  /** All marks at this place, topmost first. */
  marks: readonly MarkView[];
  names: ColourNames;
  /** This mark is shown now: the page can point at it. */
  shown(mark: MarkView): void;
  /** Answers whether it was done. */
  change(mark: MarkView, fields: Partial<MarkChoice>): Promise<boolean>;
  remove(mark: MarkView): void;
  copy(mark: MarkView): void;
  /** In the reader's gesture. */
  openPanel(mark: MarkView): void;
  closed(): void;
}

export interface SelectedWords {
  place: Place;
  /** The paper as it was shown when it was selected, whatever the page makes of the place later. */
  sighting: GreetedSighting;
  /** All but what the reader chooses: colour and note. */
  mark: Omit<NewMark, 'colour' | 'note' | 'id'>;
}

export interface MarkingTools {
  /** The selected words of each paper that the selection touches; none when they are too many. */
  selected(session: Session, selection: Selection): SelectedWords[];
  readonly open: 'toolbar' | 'popover' | null;
  /** The reader is writing: what is open must stay though the selection is gone. */
  readonly isBusy: boolean;
  showToolbar(request: ToolbarRequest): void;
  showPopover(request: PopoverRequest): void;
  /** Puts the keyboard's focus on what is open. */
  focus(): void;
  close(): void;
  /** Puts words with a citation on the clipboard; false where the browser does not let us. */
  copy(words: string, record: Bibliography): Promise<boolean>;
}

/** Makes the tools in the overlay of this page. */
export type MakeTools = (overlay: ShadowRoot) => MarkingTools;

export const markingDoor = door<MakeTools>('marking tools');
