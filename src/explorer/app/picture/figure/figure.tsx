import { type ReactNode, useDeferredValue, useId, useRef, useState } from "react";
import { Popover } from "../../component/popover.tsx";
import { csvOf } from "../../file/csv.ts";
import { saveFile } from "../../file/save-file.ts";
import { type Column, DataTable } from "./data-table.tsx";
import { type LegendEntry, pngFile, svgFile, swatchPoints } from "./svg-file.ts";

interface Props<Row> {
  title: string;
  /** The name of what the picture is about, for files and for screen readers. */
  of?: string;
  /** What the picture is based on: how many there are, and what is left out. */
  caption: string;
  /** The beginning of the names of files, such as `deals-per-quarter`. */
  name: string;
  legend?: readonly LegendEntry[];
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Settings of the picture. */
  controls?: ReactNode;
  /** Makes the SVG for files, if the drawing contains none. */
  makeSvg?: () => SVGSVGElement;
  /** The drawing, which contains one SVG with a `viewBox`, or makes one by `makeSvg`. */
  children: ReactNode;
}

/** A picture with its caption, the table behind it, and its files. */
export function Figure<Row>(props: Props<Row>) {
  const { title, of, caption, name, legend = [], columns, rows, controls, makeSvg, children } = props;
  const [isTable, setIsTable] = useState(false);
  // The buttons change at once; a table of many rows takes longer.
  const showsTable = useDeferredValue(isTable);
  const [problem, setProblem] = useState("");
  const drawing = useRef<HTMLDivElement>(null);
  const id = useId();
  const fullTitle = of === undefined ? title : `${title}: ${of}`;
  async function savePicture(type: "svg" | "png") {
    const svg = makeSvg?.() ?? drawing.current?.querySelector("svg");
    if (!svg) return setProblem("The picture is not there yet.");
    // The colors of an element are known only within the document.
    if (makeSvg) drawing.current?.append(svg);
    try {
      const file = svgFile(svg, { title: fullTitle, caption, legend });
      saveFile(type === "svg" ? file.blob : await pngFile(file), `${name}.${type}`);
      setProblem("");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      if (makeSvg) svg.remove();
    }
  }
  return (
    <figure className="picture" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        <div className="picture-tools">
          <fieldset className="segmented">
            <legend className="hidden">Show as</legend>
            <button type="button" aria-pressed={!isTable} onClick={() => setIsTable(false)}>
              Picture
            </button>
            <button type="button" aria-pressed={isTable} onClick={() => setIsTable(true)}>
              Table
            </button>
          </fieldset>
          <Popover label="Download" name={`Download: ${fullTitle}`} className="download-menu">
            {(close) => {
              const choose = (save: () => void) => () => {
                save();
                close();
              };
              return (
                <div className="options">
                  <button type="button" onClick={choose(() => savePicture("svg"))}>
                    Picture as SVG
                  </button>
                  <button type="button" onClick={choose(() => savePicture("png"))}>
                    Picture as PNG
                  </button>
                  <button type="button" onClick={choose(() => saveFile(csvOf(columns, rows), `${name}.csv`))}>
                    Table as CSV
                  </button>
                </div>
              );
            }}
          </Popover>
        </div>
      </div>
      {controls !== undefined && <div className="picture-controls">{controls}</div>}
      {problem !== "" && <p role="alert">The file could not be made: {problem}</p>}
      {/* It stays in the document, because files are made from it. */}
      <div hidden={showsTable}>
        {legend.length > 0 && <Legend entries={legend} />}
        <div className="drawing" ref={drawing}>
          {children}
        </div>
      </div>
      {showsTable && <DataTable title={fullTitle} columns={columns} rows={rows} />}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="legend">
      {entries.map(({ label, lang, color, isLight, corners }) => (
        <li key={label} lang={lang}>
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <polygon points={swatchPoints(corners)} fill={color} stroke={color} fillOpacity={isLight ? 0.3 : 1} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
