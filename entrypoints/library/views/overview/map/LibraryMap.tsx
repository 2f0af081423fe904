import { quadtree, type Quadtree } from 'd3-quadtree';
import { scaleLinear } from 'd3-scale';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '../../../../../components/Button.tsx';
import { Byline } from '../../../../../components/Byline.tsx';
import { Icon } from '../../../../../components/Icon.tsx';
import { useWords } from '../../../../../components/words.ts';
import { pointsPath, UNIT } from '../../../../../lib/library/pictures/paths.ts';
import type { DrawnMap } from '../../../../../lib/library/pictures/worker.ts';
import { TexText } from '../../../note/TexText.tsx';
import { useLibrary } from '../../../use-library.ts';
import { fontOf, widthOf } from '../plain.ts';
import { useWidth } from '../use-width.ts';
import { nearestTowards, placeLabels, sizesFor } from './labels.ts';
import { RegionPapers } from './RegionPapers.tsx';
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
  const zoom = useZoom(drawing, width, height);
  const [active, setActive] = useState(-1);
  const [region, setRegion] = useState<number | null>(null);
  const { places, regions, regionOf, ids, points, heights } = map;

  // Another map: what was pointed at is another paper now.
  useEffect(() => {
    setActive(-1);
    setRegion(null);
  }, [map]);

  // Its papers may stand below the window's edge.
  const chosenList = useRef<HTMLElement>(null);
  useEffect(() => chosenList.current?.scrollIntoView({ block: 'nearest' }), [region]);

  const [x, y] = useMemo(
    () => [
      scaleLinear().domain([-EDGE, EDGE]).range([0, width]),
      scaleLinear().domain([-EDGE, EDGE]).range([0, height]),
    ],
    [width, height],
  );
  const chosen = useMemo(
    () => (region === null ? '' : pointsPath(places, (paper) => regionOf[paper] === region)),
    [places, regionOf, region],
  );
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
  const { k } = zoom.at;
  const onScreen = (paper: number): [number, number] => [
    x(places[paper * 2] as number) * k + zoom.at.x,
    y(places[paper * 2 + 1] as number) * k + zoom.at.y,
  ];
  const labels = placeLabels(
    regions,
    {
      width,
      height,
      zoom: k,
      x: (value) => x(value) * k + zoom.at.x,
      y: (value) => y(value) * k + zoom.at.y,
    },
    (text, level) => {
      const key = `${sizes[level]} ${text}`;
      let known = widths.current.get(key);
      if (known === undefined) widths.current.set(key, (known = widthOf(text, fonts[level] as string)));
      return known;
    },
  );

  const paperAt = ({ clientX, clientY }: MouseEvent): number => {
    const box = drawing.current!.getBoundingClientRect();
    return (
      tree().find((clientX - box.left - zoom.at.x) / k, (clientY - box.top - zoom.at.y) / k, TOUCH / k) ?? -1
    );
  };
  const goTo = (paper: number) => {
    if (paper < 0) return;
    setActive(paper);
    const [px, py] = onScreen(paper);
    if (px < 20 || py < 20 || px > width - 20 || py > height - 20)
      zoom.to(x(places[paper * 2] as number), y(places[paper * 2 + 1] as number), k);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const isSomewhere = active >= 0;
    if (arrow && event.shiftKey) zoom.pan((-arrow[0] * PAN) / k, (-arrow[1] * PAN) / k);
    else if (arrow) {
      const here: [number, number] = isSomewhere
        ? [places[active * 2] as number, places[active * 2 + 1] as number]
        : [x.invert((width / 2 - zoom.at.x) / k), y.invert((height / 2 - zoom.at.y) / k)];
      goTo(nearestTowards(places, here, arrow));
    } else if (event.key === '+' || event.key === '=') zoom.by(STEP);
    else if (event.key === '-') zoom.by(1 / STEP);
    else if (event.key === '0') zoom.whole();
    else if (event.key === 'Enter' && isSomewhere) open(ids[active] as string);
    else if (event.key === 'Escape' && (isSomewhere || region !== null)) {
      setActive(-1);
      setRegion(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const [paper] = usePapers(store, active < 0 ? [] : [ids[active] as string]);
  const isKnown = paper !== undefined && paper.id === ids[active];
  const activeRegion = active < 0 ? undefined : regions[regionOf[active] as number];
  const [atX, atY] = active < 0 ? [0, 0] : onScreen(active);
  const size = sizeOf(ids.length, width * height, k);
  const matrix = {
    a: (width * k) / (2 * EDGE * UNIT),
    d: (height * k) / (2 * EDGE * UNIT),
    e: zoom.at.x + (width / 2) * k,
    f: zoom.at.y + (height / 2) * k,
  };
  usePainting(canvas, shapes, { map, region, matrix, width, height, size });
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
        onKeyDown={onKey}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (!currentTarget.contains(relatedTarget as Node | null)) setActive(-1);
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
            onPointerMove={(event) => {
              if (event.pointerType !== 'touch' && event.buttons === 0) setActive(paperAt(event));
            }}
            onPointerLeave={() => setActive(-1)}
            onClick={(event) => {
              const hit = paperAt(event);
              if (hit >= 0) open(ids[hit] as string);
            }}
          >
            {/* What the canvas paints, as it goes into a file; here it tells the canvas how things look. */}
            <g
              ref={shapes}
              data-file-only
              transform={`translate(${matrix.e} ${matrix.f}) scale(${matrix.a} ${matrix.d})`}
              data-dimmed={region === null ? undefined : ''}
            >
              <path class={styles['heights']} data-heights d={heights} />
              {points.map(({ kind, path }) => (
                <g key={kind} class={styles['points']} data-kind={kind}>
                  <path d={path} />
                  {kind === 'later' && <path class={styles['inside']} d={path} />}
                </g>
              ))}
              {chosen && <path class={styles['chosen']} data-chosen d={chosen} />}
            </g>
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
                  setRegion(regions[of]!.within === region ? null : regions[of]!.within);
                }}
              >
                {lines.map((line, index) => (
                  <tspan key={line} x={lx} dy={`${index === 0 ? 0.35 - (lines.length - 1) * 0.6 : 1.2}em`}>
                    {line}
                  </tspan>
                ))}
              </text>
            ))}
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
      <div class={styles['bar']}>
        <span class={styles['zooms']} role="group" aria-label={say('map_zoom')}>
          <Button kind="icon" action="zoom-in" label={say('map_zoom_in')} onPress={() => zoom.by(STEP)}>
            <span aria-hidden="true">+</span>
          </Button>
          <Button
            kind="icon"
            action="zoom-out"
            label={say('map_zoom_out')}
            isDisabled={k <= 1}
            onPress={() => zoom.by(1 / STEP)}
          >
            <span aria-hidden="true">−</span>
          </Button>
          <Button action="zoom-whole" isDisabled={k <= 1} onPress={zoom.whole}>
            {say('map_whole')}
          </Button>
        </span>
        <ul class={styles['legend']}>
          {points.map(({ kind }) => (
            <li key={kind} data-kind={kind}>
              {say(`map_${kind}`)}
            </li>
          ))}
        </ul>
      </div>
      <p class={styles['keys']} id="map-keys">
        {say('map_keys')}
      </p>
      <p class="unseen" role="status">
        {isKnown && `${paper.bibliography.title}. ${activeRegion?.terms.slice(0, 2).join(' · ') ?? ''}`}
      </p>
      {region !== null && (
        <section ref={chosenList} class={styles['chosenRegion']} data-chosen-region={region}>
          <h4 class={styles['regionName']}>
            {regions[region]!.terms.join(' · ')}
            <Button
              kind="icon"
              action="leave-region"
              label={say('map_leave_region')}
              onPress={() => setRegion(null)}
            >
              <Icon name="close" />
            </Button>
          </h4>
          <RegionPapers map={map} region={region} />
        </section>
      )}
    </div>
  );
}
