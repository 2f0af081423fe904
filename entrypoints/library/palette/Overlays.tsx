import { openKeySettings } from '../../../lib/browser/keys/browser-keys.ts';
import { later } from '../lazy-once.ts';
import type { PaletteProps } from './Palette.tsx';

/** What lies over the page. */
export type Overlay = 'palette' | 'help' | null;

const Palette = later(() => import('./Palette.tsx').then((part) => part.Palette));
const Help = later(() => import('./Help.tsx').then((part) => part.Help));

export interface OverlaysProps extends Omit<PaletteProps, 'onClose'> {
  overlay: Overlay;
}

/** The palette or the keys, fetched when they are first asked for. */
export function Overlays({ overlay, ...props }: OverlaysProps) {
  const close = () => props.onOverlay(null);
  if (overlay === 'palette') return <Palette {...props} onClose={close} />;
  if (overlay === 'help')
    return (
      <Help where="library" chosen={props.chosen} onChange={() => void openKeySettings()} onClose={close} />
    );
  return null;
}
