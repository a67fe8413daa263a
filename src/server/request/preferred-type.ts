/** The media type that a client likes best; of several, the one that it names first. Null if it accepts none of them [RFC 9110, section 12.5.1]. */
export function preferredType<Type extends string>(types: readonly Type[], accept: string | null): Type | null {
  const ranges = (accept || "*/*").toLowerCase().split(",").map(rangeOf);
  const rated = types.map((type) => {
    // The most specific range that matches the type decides.
    const names = [type, type.replace(/\/.*/, "/*"), "*/*"];
    const place =
      names.map((name) => ranges.findIndex((range) => range.type === name)).find((index) => index >= 0) ?? -1;
    return { type, place, quality: ranges[place]?.quality ?? 0 };
  });
  const [best] = rated.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality || a.place - b.place);
  return best?.type ?? null;
}

/** Responses are in UTF-8. A quality of zero means "not acceptable". */
function rangeOf(range: string): { type: string; quality: number } {
  const [type = "", ...parameters] = range.split(";").map((part) => part.trim());
  const parameterOf = (name: string) => {
    const found = parameters.map((parameter) => parameter.split("=", 2).map((part) => part.trim()));
    return found.find(([key]) => key === name)?.[1]?.replace(/^"(.*)"$/, "$1") ?? null;
  };
  const isUtf8 = ["utf-8", null].includes(parameterOf("charset"));
  const quality = Number(parameterOf("q") ?? 1);
  return { type, quality: isUtf8 && quality >= 0 ? quality : 0 };
}
