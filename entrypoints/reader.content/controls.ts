/** Icons and buttons in somebody else's page. */
import { ICON_PATHS, type IconName } from '../../components/icon-paths.ts';

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICON_PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button that only the reader can press: events that a page made up are not trusted and do nothing. */
export function button(
  label: string,
  content: Node | string,
  press: (event: MouseEvent) => void,
): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.ariaLabel = label;
  element.title = label;
  element.append(content);
  element.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
    press(event);
  });
  return element;
}
