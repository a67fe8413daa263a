import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from "react";
import { ErrorBoundary } from "../../component/error-boundary.tsx";
import { Loading } from "../../component/loaded.tsx";

/**
 * A picture whose code, library and data are loaded when its place comes near the visible part of the page. `preload` loads
 * its code and library before.
 */
export function deferred<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const Picture = lazy(load);
  // If it fails, it fails again when the picture is shown, which says so.
  const preload = () => void load().catch(() => {});
  return Object.assign(Deferred, { preload });

  function Deferred(props: Props) {
    const place = useRef<HTMLDivElement>(null);
    const [isNear, setIsNear] = useState(false);
    useEffect(() => {
      if (!place.current) return;
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) setIsNear(true);
        },
        { rootMargin: "300px" },
      );
      observer.observe(place.current);
      return () => observer.disconnect();
    }, []);
    return (
      <div ref={place} className={isNear ? "picture-place" : "picture-place waiting"}>
        {isNear && (
          <ErrorBoundary view={JSON.stringify(props)}>
            <Suspense fallback={<Loading />}>
              <Picture {...props} />
            </Suspense>
          </ErrorBoundary>
        )}
      </div>
    );
  }
}
