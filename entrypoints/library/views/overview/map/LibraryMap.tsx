import { quadtree, type Quadtree } from 'd3-quadtree';
import { scaleLinear } from 'd3-scale';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Byline } from '../../../../../components/Byline.tsx';
import { useWords } from '../../../../../components/words.ts';
import { UNIT } from '../../../../../lib/library/pictures/paths.ts';
import type { DrawnMap } from '../../../../../lib/library/pictures/worker.ts';
import { TexText } from '../../../note/TexText.tsx';
import { useLibrary } from '../../../use-library.ts';
import { fontOf, widthOf } from '../plain.ts';
import { useWidth } from '../use-width.ts';
import { boxOf, papersIn, type Point } from './area.ts';
import { nearestTowards, placeLabels, sizesFor } from './labels.ts';
import { MapBar } from './MapBar.tsx';
import { papersOf } from './MapPapers.tsx';
import { MapShapes } from './MapShapes.tsx';
import { PickedPapers, type Picked } from './PickedPapers.tsx';
import { useArea } from './use-area.ts';
import { usePainting } from './use-painting.ts';
import { usePapers } from './use-papers.ts';
import { useZoom } from './use-zoom.ts';
import styles from './Map.module.css';

/** How near to a point is on it, in CSS pixels. */
const TOUCH = 14;
/** Room around the outermost papers, in the map's measure. */
const EDGE = 1.24;
const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** CSS pixels that Shift and an arrow move the map. */
const PAN = 80;
const STEP = 1.6;

/** Points are the smaller the less room there is for each, and grow a little as one comes nearer. */
const sizeOf = (papers: number, area: number, zoom: number): number =>
  Math.max(2, Math.min(7, Math.sqrt(area / papers) * 0.23)) * Math.min(2.4, zoom ** 0.4);

/** The papers as points, their regions named, heights where they crowd. */
export function LibraryMap({ map, label }: { map: DrawnMap; label: string }) {
  const { say } = useWords();
  const { store, open } = useLibrary();
  const [frame, width] = useWidth<HTMLDivElement>();
  const drawing = useRef<SVGSVGElement>(null);
  const shapes = useRef<SVGGElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const height = Math.round(Math.max(260, Math.min(width * 0.6, 620)));
  const [active, setActive] = useState(-1);
  /** The paper at which an area was begun by keyboard. */
  const [corner, setCorner] = useState(-1);
  const [picked, setPicked] = useState<Picked | null>(null);
  const { places, regions, regionOf, ids } = map;
  const placeOf = (paper: number): Point => [places[paper * 2] as number, places[paper * 2 + 1] as number];

  const [x, y] = useMemo(
    () => [
      scaleLinear().domain([-EDGE, EDGE]).range([0, width]),
      scaleLinear().domain([-EDGE, EDGE]).range([0, height]),
    ],
    [width, height],
  );
  const toPlace = ({ clientX, clientY }: MouseEvent): Point => {
    const box = drawing.current!.getBoundingClientRect();
    return [
      x.invert((clientX - box.left - zoom.at.x) / zoom.at.k),
      y.invert((clientY - box.top - zoom.at.y) / zoom.at.k),
    ];
  };
  const pick = (papers: readonly number[], region: number | null = null) => {
    setCorner(-1);
    setPicked(papers.length > 0 ? { papers, region } : null);
  };
  const area = useArea(places, toPlace, pick);
  const zoom = useZoom(drawing, width, height, area.isOn);
  const { k } = zoom.at;

  // Another map: what was pointed at is another paper now.
  useEffect(() => {
    setActive(-1);
    pick([]);
  }, [map]);

  // Made when the map is first pointed at, so that drawing it does not wait.
  const tree = useMemo(() => {
    let made: Quadtree<number> | undefined;
    return () =>
      (made ??= quadtree<number>()
        .x((paper) => x(places[paper * 2] as number))
        .y((paper) => y(places[paper * 2 + 1] as number))
        .addAll(ids.map((_, paper) => paper)));
  }, [places, ids, x, y]);
  const sizes = sizesFor(width);
  const fonts = useMemo(() => sizes.map((size) => fontOf('serif', size, 'italic')), [sizes[0]]);
  const widths = useRef(new Map<string, number>());
  const toScreen = ([px, py]: Point): Point => [x(px) * k + zoom.at.x, y(py) * k + zoom.at.y];
  const labels = placeLabels(
    width > 0 ? regions : [],
    { width, height, zoom: k, x: (value) => toScreen([value, 0])[0], y: (value) => toScreen([0, value])[1] },
    (text, level) => {
      const key = `${sizes[level]} ${text}`;
      let known = widths.current.get(key);
      if (known === undefined) widths.current.set(key, (known = widthOf(text, fonts[level] as string)));
      return known;
    },
  );

  const paperAt = (event: MouseEvent): number => {
    const [px, py] = toPlace(event);
    return tree().find(x(px), y(py), TOUCH / k) ?? -1;
  };
  const goTo = (paper: number) => {
    if (paper < 0) return;
    setActive(paper);
    const [px, py] = toScreen(placeOf(paper));
    const [toX, toY] = placeOf(paper);
    if (px < 20 || py < 20 || px > width - 20 || py > height - 20) zoom.to(x(toX), y(toY), k);
  };
  /** Two papers in opposite corners: what stands between them. */
  const box = (): Point[] =>
    corner < 0 || active < 0 ? [] : boxOf(placeOf(corner), placeOf(active), TOUCH / 4 / x(EDGE) / k);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const isSomewhere = active >= 0;
    if (arrow && event.shiftKey) zoom.pan((-arrow[0] * PAN) / k, (-arrow[1] * PAN) / k);
    else if (arrow) {
      const here: Point = isSomewhere
        ? placeOf(active)
        : [x.invert((width / 2 - zoom.at.x) / k), y.invert((height / 2 - zoom.at.y) / k)];
      goTo(nearestTowards(places, here, arrow));
    } else if (event.key === '+' || event.key === '=') zoom.by(STEP);
    else if (event.key === '-') zoom.by(1 / STEP);
    else if (event.key === '0') zoom.whole();
    else if (event.key === ' ' && isSomewhere) {
      if (corner < 0) setCorner(active);
      else pick(papersIn(places, box()));
    } else if (event.key === 'Enter' && isSomewhere) open(ids[active] as string);
    else if (event.key === 'Escape' && corner >= 0) setCorner(-1);
    else if (event.key === 'Escape' && (isSomewhere || picked !== null)) {
      setActive(-1);
      pick([]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const [paper] = usePapers(store, active < 0 ? [] : [ids[active] as string]);
  const isKnown = paper !== undefined && paper.id === ids[active];
  const activeRegion = active < 0 ? undefined : regions[regionOf[active] as number];
  const [atX, atY] = active < 0 ? [0, 0] : toScreen(placeOf(active));
  const size = sizeOf(ids.length, width * height, k);
  const matrix = {
    a: (width * k) / (2 * EDGE * UNIT),
    d: (height * k) / (2 * EDGE * UNIT),
    e: zoom.at.x + (width / 2) * k,
    f: zoom.at.y + (height / 2) * k,
  };
  const line = area.line.length > 0 ? area.line : box();
  usePainting(canvas, shapes, { map, picked: picked?.papers ?? null, matrix, width, height, size });
  return (
    <div ref={frame} class={styles['frame']}>
      <div
        class={styles['map']}
        dir="ltr"
        role="application"
        aria-label={label}
        aria-describedby="map-keys"
        tabIndex={0}
        data-map={ids.length}
        data-zoom={k.toFixed(2)}
        data-active={active < 0 ? undefined : ids[active]}
        data-corner={corner < 0 ? undefined : ids[corner]}
        data-drawing-area={area.isOn ? '' : undefined}
        onKeyDown={onKey}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (currentTarget.contains(relatedTarget as Node | null)) return;
          setActive(-1);
          setCorner(-1);
        }}
      >
        <canvas ref={canvas} class={styles['canvas']} aria-hidden="true" />
        {width > 0 && (
          <svg
            ref={drawing}
            data-drawing
            class={styles['drawing']}
            width={width}
            height={height}
            style={{ '--point': `${size}px` }}
            aria-hidden="true"
            {...area.listeners}
            onPointerMove={(event) => {
              area.listeners.onPointerMove(event);
              if (event.pointerType !== 'touch' && event.buttons === 0) setActive(paperAt(event));
            }}
            onPointerLeave={() => setActive(-1)}
            onClick={(event) => {
              const hit = area.wasDrawn() ? -1 : paperAt(event);
              if (hit >= 0) open(ids[hit] as string);
            }}
          >
            <MapShapes shapes={shapes} map={map} matrix={matrix} picked={picked?.papers ?? null} />
            {labels.map(({ region: of, lines, x: lx, y: ly, level }) => (
              <text
                key={of}
                class={styles['label']}
                data-level={level}
                data-region={of}
                font-size={sizes[level]}
                x={lx}
                y={ly}
                onClick={(event) => {
                  event.stopPropagation();
                  if (area.wasDrawn()) return;
                  const { within } = regions[of]!;
                  pick(within === picked?.region ? [] : papersOf(map, within), within);
                }}
              >
                {lines.map((words, index) => (
                  <tspan key={words} x={lx} dy={`${index === 0 ? 0.35 - (lines.length - 1) * 0.6 : 1.2}em`}>
                    {words}
                  </tspan>
                ))}
              </text>
            ))}
            {line.length > 0 && (
              <polygon class={styles['area']} data-screen-only points={line.map(toScreen).join(' ')} />
            )}
            {active >= 0 && (
              <circle class={styles['ring']} data-screen-only cx={atX} cy={atY} r={Math.max(6, size)} />
            )}
          </svg>
        )}
        {isKnown && (
          <div
            class={styles['card']}
            style={{
              transform: `translate(${Math.max(0, Math.min(atX - 130, width - 260))}px, ${
                atY > height * 0.6 ? `calc(${atY - 14}px - 100%)` : `${atY + 14}px`
              })`,
            }}
          >
            <p class={styles['title']} dir="auto">
              <TexText text={paper.bibliography.title} />
            </p>
            <Byline paper={paper.bibliography} />
          </div>
        )}
      </div>
      <MapBar
        map={map}
        zoom={k}
        isPicking={area.isOn}
        onPicking={area.turn}
        onNearer={() => zoom.by(STEP)}
        onFarther={() => zoom.by(1 / STEP)}
        onWhole={zoom.whole}
      />
      <p class={styles['keys']} id="map-keys">
        {say('map_keys')}
      </p>
      <p class="unseen" role="status">
        {corner >= 0 && `${say('map_corner')} `}
        {isKnown && `${paper.bibliography.title}. ${activeRegion?.terms.slice(0, 2).join(' · ') ?? ''}`}
      </p>
      {picked && <PickedPapers map={map} picked={picked} onLeave={() => pick([])} />}
    </div>
  );
}
