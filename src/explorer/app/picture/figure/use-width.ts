import { useLayoutEffect, useRef, useState } from "react";

/** The width of an element in pixels. 0 until it is known. */
export function useWidth<Type extends HTMLElement>() {
  const ref = useRef<Type>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    // A hidden picture keeps its size.
    const measure = () => setWidth((former) => Math.floor(element.clientWidth) || former);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
