// Runs in the browser, before the scripts of the page, and records when something can be seen.
{
  const paintTimes = { first: 0, largest: 0 };
  /** Entries of the Event Timing API: the time from an input until the next paint. */
  let inputs = [];
  /** The time of the last key or click since `begin`. */
  let lastInput = 0;

  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === "first-contentful-paint") paintTimes.first = startTime;
  }).observe({ type: "paint", buffered: true });
  new PerformanceObserver((list) => {
    paintTimes.largest = list.getEntries().at(-1).startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  const inputObserver = new PerformanceObserver((list) => inputs.push(...list.getEntries()));
  // The shortest duration that the API reports.
  inputObserver.observe({ type: "event", durationThreshold: 16 });
  for (const type of ["keydown", "click"])
    addEventListener(
      type,
      ({ timeStamp }) => {
        lastInput = timeStamp;
      },
      { capture: true },
    );

  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** The time of the first paint in which a condition is met. */
  const shown = (condition) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => check());
      const check = () => {
        if (!condition()) return;
        observer.disconnect();
        painted().then(resolve);
      };
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      check();
    });

  let pending = null;
  window.probe = {
    shown,
    paintTimes: () => paintTimes,
    /** Starts the measurement of an interaction that ends when a condition is met. */
    begin(condition) {
      inputs = [];
      pending = shown(condition);
    },
    /** The longest time from an input to the next paint, and the time from the last input until the condition was met. */
    async end() {
      const end = await pending;
      await wait(300);
      inputs.push(...inputObserver.takeRecords());
      const durations = inputs.filter(({ interactionId }) => interactionId > 0).map(({ duration }) => duration);
      return { response: Math.max(0, ...durations), complete: end - lastInput };
    },
    /** The times of all frames while a condition is not met, or until `stopFrames`. */
    startFrames(isOver = () => false) {
      const times = [];
      const count = (time) => {
        times.push(time);
        if (!isOver() && window.probe.frames === times) requestAnimationFrame(count);
      };
      window.probe.frames = times;
      requestAnimationFrame(count);
    },
    stopFrames() {
      const times = window.probe.frames;
      window.probe.frames = null;
      return times;
    },
  };
}
