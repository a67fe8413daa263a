import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { keepCredential } from "../graph/credential.ts";
import { GraphError } from "../graph/graph-error.ts";
import { server } from "../graph/server.ts";

/** A message in place of content. */
export function Notice({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <div className="notice" role="status">
      {title !== undefined && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}

interface Explanation {
  title: string;
  text: string;
}

function explanationOf(error: Error): Explanation {
  if (!(error instanceof GraphError)) return { title: "Something went wrong on this page.", text: error.message };
  const { kind, message, argument, retryAfter } = error;
  switch (kind) {
    case "offline":
      return { title: "You are offline.", text: "The page continues when the connection is back." };
    case "unreachable":
      return { title: "The server does not respond.", text: "It may be restarting, or the network is interrupted." };
    case "busy":
      return {
        title: "The server has too many requests.",
        text: retryAfter === null ? "Try again in a moment." : `It answers again in ${Math.ceil(retryAfter)} seconds.`,
      };
    case "expensive":
      return { title: "This view asks for too much at once.", text: `Narrow it down by a filter. ${message}` };
    case "input":
      return {
        title: "The server does not accept a part of this address.",
        text: argument === null ? message : `${message} (${argument})`,
      };
    case "forbidden":
      return { title: "Your credentials do not permit this.", text: message };
    case "credentials":
      return {
        title: "The server needs credentials.",
        text: "Enter an API key or a token. It is kept until you close this tab.",
      };
    case "version":
      return {
        title: "The server has another version than this page.",
        text: `This page was loaded from version ${server.version}. Reload it to get the current one.`,
      };
    case "failed":
      return { title: "The request failed.", text: message };
  }
}

/** What went wrong, in words, with what can be done about it. */
export function Problem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { title, text } = explanationOf(error);
  const kind = error instanceof GraphError ? error.kind : "failed";
  useRetryWhenOnline(kind === "offline", onRetry);
  return (
    <div className="notice problem" role="alert">
      <p className="notice-title">{title}</p>
      <p>{text}</p>
      {kind === "credentials" ? (
        <CredentialForm />
      ) : (
        <p className="actions">
          {kind === "version" ? (
            <button type="button" onClick={() => location.reload()}>
              Reload
            </button>
          ) : (
            <button type="button" onClick={onRetry}>
              Try again
            </button>
          )}
          {kind === "input" && <a href={location.pathname}>Open this page without its settings</a>}
        </p>
      )}
    </div>
  );
}

function useRetryWhenOnline(isOffline: boolean, onRetry: () => void) {
  useEffect(() => {
    if (!isOffline) return;
    addEventListener("online", onRetry);
    return () => removeEventListener("online", onRetry);
  }, [isOffline, onRetry]);
}

function CredentialForm() {
  const [text, setText] = useState("");
  const queries = useQueryClient();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keepCredential(text.trim());
    queries.resetQueries();
  };
  return (
    <form className="credential" onSubmit={submit}>
      <label>
        API key or token{" "}
        <input
          type="password"
          autoComplete="off"
          required
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit">Continue</button>
    </form>
  );
}
