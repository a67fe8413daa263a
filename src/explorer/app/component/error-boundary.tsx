import { Component, type ReactNode } from "react";
import { GraphError } from "../graph/graph-error.ts";
import { Problem } from "./problem.tsx";

interface Props {
  /** The view. Another one clears the error. */
  view: string;
  children: ReactNode;
}

/** Shows an error of a view in its place, so that the rest of the page can be used. */
export class ErrorBoundary extends Component<Props, { error: Error | null; view: string }> {
  override state = { error: null, view: this.props.view };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps({ view }: Props, state: { error: Error | null; view: string }) {
    return view === state.view ? null : { error: null, view };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Problem error={asGraphError(error)} onRetry={() => this.setState({ error: null })} />;
  }
}

/** A part of the page that cannot be loaded belongs to a version that the server no longer has, or the server is gone. */
function asGraphError(error: Error): Error {
  if (!/dynamically imported module|module script failed/i.test(error.message)) return error;
  return new GraphError(navigator.onLine ? "version" : "offline", error.message);
}
